namespace Adapters;

/// <summary>The value comes from a segment of the path that the route template names.</summary>
public sealed class FromRouteAttribute : ValueAttribute;
