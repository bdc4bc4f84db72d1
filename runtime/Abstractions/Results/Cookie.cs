using System.Globalization;
using System.Text;

namespace Adapters;

/// <summary>
/// A cookie of a response (RFC 6265bis, section 4.1). The defaults are strict: scripts cannot read it, and it is only sent over HTTPS and
/// from pages of the same site.
/// </summary>
/// <param name="name">The name: a token.</param>
/// <param name="value">The value. It is percent-encoded, as parameters with <c>[FromCookie]</c> read it.</param>
public sealed class Cookie(string name, string value)
{
    /// <summary>The bytes of name and value that browsers keep (RFC 6265bis, section 5.7).</summary>
    private const int Most = 4096;

    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The value, not encoded.</summary>
    public string Value { get; } = value;

    /// <summary>The path under which the client sends it.</summary>
    public string Path { get; init; } = "/";

    /// <summary>The domain whose hosts it is sent to, or null for this host alone.</summary>
    public string? Domain { get; init; }

    /// <summary>The time that the client keeps it, or null for until the browser is closed.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>Indicates whether it is hidden from the scripts of the page.</summary>
    public bool HttpOnly { get; init; } = true;

    /// <summary>Indicates whether it is only sent over HTTPS.</summary>
    public bool Secure { get; init; } = true;

    /// <summary>Which pages of other sites may send it: <c>Strict</c>, <c>Lax</c> or <c>None</c>.</summary>
    public string SameSite { get; init; } = "Lax";

    /// <summary>The value of Set-Cookie.</summary>
    /// <exception cref="InvalidOperationException">The name is not a token.</exception>
    internal string ToField()
    {
        if (Name.Length == 0 || Name.AsSpan().ContainsAny(" \t\"(),/:;<=>?@[\\]{}") || Name.Any(c => c is <= ' ' or > '~'))
            throw new InvalidOperationException($"The name of a cookie is a token (RFC 9110, section 5.6.2), and '{Name}' is none.");
        CheckPrefix();
        var value = Uri.EscapeDataString(Value);
        if (Name.Length + value.Length > Most)
            throw new InvalidOperationException($"The cookie '{Name}' is longer than {Most} bytes, and browsers ignore it.");
        var field = new StringBuilder($"{Name}={value}; Path={Checked(Path)}; SameSite={Checked(SameSite)}");
        if (Domain is not null)
            field.Append("; Domain=").Append(Checked(Domain));
        if (MaxAge is { } age)
            field.Append(CultureInfo.InvariantCulture, $"; Max-Age={(long)age.TotalSeconds}");
        return field.Append(HttpOnly ? "; HttpOnly" : "").Append(Secure ? "; Secure" : "").ToString();
    }

    /// <summary>A semicolon would start another attribute.</summary>
    /// <summary>Browsers ignore a cookie that does not have what its name promises (RFC 6265bis, section 4.1.3).</summary>
    private void CheckPrefix()
    {
        var isHost = Name.StartsWith("__Host-", StringComparison.OrdinalIgnoreCase);
        if (isHost && (Domain is not null || Path != "/"))
            throw new InvalidOperationException($"The cookie '{Name}' has no Domain and the Path /, as its name says.");
        if (!Secure && (isHost || Name.StartsWith("__Secure-", StringComparison.OrdinalIgnoreCase)))
            throw new InvalidOperationException($"The cookie '{Name}' is Secure, as its name says.");
    }

    private static string Checked(string attribute) => attribute.Contains(';', StringComparison.Ordinal)
        ? throw new InvalidOperationException($"An attribute of a cookie has no semicolon: '{attribute}'.")
        : attribute;
}
