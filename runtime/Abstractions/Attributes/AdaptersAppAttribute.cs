namespace Adapters;

/// <summary>
/// Marks the one <c>partial class</c> of a program that the generator fills with the entry points:
/// <c>Asgi</c>, <c>Wsgi</c>, <c>Routes</c> and, where the server is referenced, <c>RunAsync</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AdaptersAppAttribute : Attribute;
