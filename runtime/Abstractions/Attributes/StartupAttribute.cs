namespace Adapters;

/// <summary>
/// Runs the attributed method once before the server accepts its first connection (ASGI lifespan 2.0, startup).
/// An exception stops the start: the server reports the message and exits with status 3. A <see cref="CancellationToken"/>
/// parameter is cancelled when the server is told to stop meanwhile.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class StartupAttribute : Attribute;
