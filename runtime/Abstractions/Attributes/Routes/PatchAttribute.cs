namespace Adapters;

/// <summary>Routes PATCH requests (RFC 5789) to the attributed method.</summary>
/// <param name="template">The route template, appended to the prefix of the class.</param>
public sealed class PatchAttribute(string template = "") : RouteAttribute("PATCH", template);
