namespace Adapters;

/// <summary>Routes OPTIONS requests (RFC 9110, section 9.3.7) to the attributed method.</summary>
/// <param name="template">The route template, appended to the prefix of the class.</param>
public sealed class OptionsAttribute(string template = "") : RouteAttribute("OPTIONS", template);
