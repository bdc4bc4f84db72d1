namespace Adapters;

/// <summary>
/// Runs the attributed method once, before the server accepts its first connection (ASGI lifespan 2.0, startup). If it throws,
/// the server does not start: it reports the message and exits with status 3. A <see cref="CancellationToken"/> parameter is
/// cancelled when the server receives a stop signal in the meantime.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class StartupAttribute : Attribute;
