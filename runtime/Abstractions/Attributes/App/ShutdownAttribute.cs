namespace Adapters;

/// <summary>
/// Runs the attributed method once, after the last connection has been closed (ASGI lifespan 2.0, shutdown). A
/// <see cref="CancellationToken"/> parameter is cancelled when the method's time is over, and the server continues without it.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ShutdownAttribute : Attribute;
