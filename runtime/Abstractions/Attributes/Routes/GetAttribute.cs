namespace Adapters;

/// <summary>
/// Routes GET requests (RFC 9110, section 9.3.1) to the attributed method. It answers HEAD too, unless the same template has a
/// Head route.
/// </summary>
/// <param name="template">The route template, appended to the prefix of the class.</param>
public sealed class GetAttribute(string template = "") : RouteAttribute("GET", template);
