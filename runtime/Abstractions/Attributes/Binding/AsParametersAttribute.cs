namespace Adapters;

/// <summary>
/// The members of the class, record or struct are bound as if each were a parameter: those of its constructor, and its properties that
/// can be set.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class AsParametersAttribute : Attribute;
