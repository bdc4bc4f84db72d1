namespace Adapters;

/// <summary>
/// Runs the attributed method once after the last connection was closed (ASGI lifespan 2.0, shutdown). A
/// <see cref="CancellationToken"/> parameter is cancelled when the time for it is over, and the server goes on without.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ShutdownAttribute : Attribute;
