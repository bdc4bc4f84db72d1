namespace Adapters;

/// <summary>
/// The value is the body: text for a <c>string</c>, the bytes for <c>byte[]</c> and <c>ReadOnlyMemory&lt;byte&gt;</c>, and JSON for any
/// other type.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class FromBodyAttribute : Attribute;
