namespace Adapters;

/// <summary>Routes POST requests (RFC 9110, section 9.3.3) to the attributed method.</summary>
/// <param name="template">The route template, appended to the prefix of the class.</param>
public sealed class PostAttribute(string template = "") : RouteAttribute("POST", template);
