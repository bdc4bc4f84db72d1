namespace Adapters;

/// <summary>Routes DELETE requests (RFC 9110, section 9.3.5) to the attributed method.</summary>
/// <param name="template">The route template, appended to the prefix of the class.</param>
public sealed class DeleteAttribute(string template = "") : RouteAttribute("DELETE", template);
