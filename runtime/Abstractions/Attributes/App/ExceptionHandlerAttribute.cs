namespace Adapters;

/// <summary>
/// Answers for the routes of the same class that throw. The first parameter of the attributed method is the exception, whose type says
/// which ones; an <see cref="HttpScope"/> and a <see cref="CancellationToken"/> may follow. What it returns is the response. A synchronous
/// method answers for synchronous routes and an asynchronous one for asynchronous routes; with <see cref="NonBlockingAttribute"/>, a
/// synchronous one answers for both.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ExceptionHandlerAttribute : Attribute;
