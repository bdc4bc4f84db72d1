namespace Adapters;

/// <summary>The application has answered <c>lifespan.startup</c> with <c>lifespan.startup.failed</c> (ASGI lifespan 2.0).</summary>
/// <param name="message">The application's message; may be empty.</param>
public sealed class StartupFailedException(string message) : Exception(message);
