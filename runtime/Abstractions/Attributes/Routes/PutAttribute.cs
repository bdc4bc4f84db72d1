namespace Adapters;

/// <summary>Routes PUT requests (RFC 9110, section 9.3.4) to the attributed method.</summary>
/// <param name="template">The route template, appended to the prefix of the class.</param>
public sealed class PutAttribute(string template = "") : RouteAttribute("PUT", template);
