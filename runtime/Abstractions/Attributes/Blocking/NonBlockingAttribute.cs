namespace Adapters;

/// <summary>
/// Declares that a synchronous member never blocks its thread. The rules verify this. A synchronous handler with this attribute
/// runs inline on the event loop instead of on a worker thread.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Constructor | AttributeTargets.Class)]
public sealed class NonBlockingAttribute : Attribute;
