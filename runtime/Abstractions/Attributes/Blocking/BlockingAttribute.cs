namespace Adapters;

/// <summary>
/// Declares that a member blocks its thread, whatever its body looks like. The rules report every call of it that an event loop
/// could reach.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Constructor | AttributeTargets.Class)]
public sealed class BlockingAttribute : Attribute;
