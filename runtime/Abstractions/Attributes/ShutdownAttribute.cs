namespace Adapters;

/// <summary>Runs the attributed method once after the last connection was closed (ASGI lifespan 2.0, shutdown).</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ShutdownAttribute : Attribute;
