using System.Globalization;

namespace Adapters.Middleware;

/// <summary>The coding of a response body that a client prefers among ours (RFC 9110, section 12.5.3).</summary>
internal static class AcceptEncoding
{
    public const string Brotli = "br";
    public const string Gzip = "gzip";

    /// <summary>Returns the coding, or null for none.</summary>
    public static string? Choose(HttpScope scope)
    {
        if (scope.Headers["accept-encoding"] is not { } accept)
            return null;
        var (brotli, gzip) = (Weight(accept, Brotli), Weight(accept, Gzip));
        return brotli > 0 && brotli >= gzip ? Brotli : gzip > 0 ? Gzip : null;
    }

    /// <summary>Returns the weight of a coding. That of a star is for those that are not named.</summary>
    private static double Weight(string accept, string coding)
    {
        var other = 0.0;
        foreach (var item in accept.Split(',', StringSplitOptions.TrimEntries))
        {
            var end = item.IndexOf(';', StringComparison.Ordinal);
            var name = (end < 0 ? item : item[..end]).TrimEnd();
            var weight = end < 0 ? 1 : WeightOf(item.AsSpan(end + 1).Trim());
            if (name.Equals(coding, StringComparison.OrdinalIgnoreCase))
                return weight;
            if (name == "*")
                other = weight;
        }

        return other;
    }

    private static double WeightOf(ReadOnlySpan<char> parameter) =>
        parameter.StartsWith("q=", StringComparison.OrdinalIgnoreCase)
        && double.TryParse(parameter[2..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight) ? weight : 0;
}
