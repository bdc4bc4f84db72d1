namespace Adapters;

/// <summary>The value comes from a cookie (RFC 6265). It is percent-decoded.</summary>
public sealed class FromCookieAttribute : ValueAttribute;
