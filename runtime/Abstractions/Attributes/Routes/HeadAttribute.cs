namespace Adapters;

/// <summary>Routes HEAD requests (RFC 9110, section 9.3.2) to the attributed method.</summary>
/// <param name="template">The route template, appended to the prefix of the class.</param>
public sealed class HeadAttribute(string template = "") : RouteAttribute("HEAD", template);
