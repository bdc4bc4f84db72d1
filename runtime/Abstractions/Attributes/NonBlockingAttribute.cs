namespace Adapters;

/// <summary>
/// Promises that a synchronous member never blocks its thread. The rules verify the promise; a synchronous handler
/// that carries it runs inline on the event loop instead of on a worker thread.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Constructor | AttributeTargets.Class)]
public sealed class NonBlockingAttribute : Attribute;
