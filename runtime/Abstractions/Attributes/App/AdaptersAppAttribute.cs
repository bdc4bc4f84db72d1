namespace Adapters;

/// <summary>
/// Marks the one <c>partial class</c> of a program that the generator completes with the entry points: <c>Asgi</c>,
/// <c>Wsgi</c>, <c>Routes</c> and, if the server is referenced, <c>RunAsync</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AdaptersAppAttribute : Attribute;
