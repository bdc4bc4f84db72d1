namespace Adapters;

/// <summary>The value comes from the query. A collection takes all values of the name.</summary>
public sealed class FromQueryAttribute : ValueAttribute;
