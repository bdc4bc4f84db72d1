using System.Text;

namespace Adapters;

/// <summary>The field that makes a browser save a body under a name (RFC 6266).</summary>
internal static class ContentDisposition
{
    /// <summary>
    /// Returns the value with the name in ASCII, for old clients, and in UTF-8 if it has more. It has no folders (RFC 6266, section 4.3).
    /// </summary>
    public static string Attachment(string name)
    {
        var ascii = new StringBuilder();
        foreach (var character in name)
            ascii.Append(character is < ' ' or > '~' or '"' or '\\' or '/' or '%' ? '_' : character);
        return ascii.ToString() == name
            ? $"attachment; filename=\"{name}\""
            : $"attachment; filename=\"{ascii}\"; filename*=UTF-8''{Uri.EscapeDataString(name.Replace('/', '_').Replace('\\', '_'))}";
    }
}
