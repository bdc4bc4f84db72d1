namespace Adapters;

/// <summary>
/// Says that a member blocks its thread, whatever its body looks like: the rules report each call of it that an
/// event loop could reach.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Constructor | AttributeTargets.Class)]
public sealed class BlockingAttribute : Attribute;
