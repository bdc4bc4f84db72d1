namespace Adapters;

/// <summary>
/// Runs the attributed asynchronous method from the start of the server to its stop, outside of the event loops. If it throws, it starts
/// again after a delay that grows with each failure; if it returns, it does not. Its <see cref="CancellationToken"/> is cancelled when the
/// last request has ended, and the shutdown waits for it. Its other parameters are services, of a scope of their own for each run. The
/// method is in a handler class or a static class.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class BackgroundAttribute : Attribute;
