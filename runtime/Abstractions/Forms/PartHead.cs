using System.Text;

namespace Adapters;

/// <summary>The header fields of a part that mean something (RFC 7578, section 4).</summary>
/// <param name="Name">The name of the field.</param>
/// <param name="FileName">The name of the file without folders, or null for a field that is no file.</param>
/// <param name="ContentType">The media type, or null if there is none.</param>
internal sealed record PartHead(string Name, string? FileName, string? ContentType)
{
    /// <summary>Reads a head.</summary>
    /// <exception cref="FormException">The part has no name.</exception>
    public static PartHead Parse(ReadOnlySpan<byte> head)
    {
        string? name = null, fileName = null, contentType = null;
        while (!head.IsEmpty)
        {
            var end = head.IndexOf("\r\n"u8);
            var line = end < 0 ? head : head[..end];
            head = end < 0 ? default : head[(end + 2)..];
            var colon = line.IndexOf((byte)':');
            if (colon < 0)
                continue;
            var value = line[(colon + 1)..].Trim(" \t"u8);
            if (Ascii.EqualsIgnoreCase(line[..colon], "content-type"u8))
                contentType = Encoding.Latin1.GetString(value);
            else if (Ascii.EqualsIgnoreCase(line[..colon], "content-disposition"u8) && IsFormData(value))
                (name, fileName) = (Text(value, "name"u8), Text(value, "filename"u8));
        }

        return name is null
            ? throw new FormException(400, "is not valid multipart/form-data: a part has no name")
            : new PartHead(name, fileName is null ? null : WithoutFolders(fileName), contentType);
    }

    private static bool IsFormData(ReadOnlySpan<byte> disposition)
    {
        var end = disposition.IndexOf((byte)';');
        return Ascii.EqualsIgnoreCase((end < 0 ? disposition : disposition[..end]).TrimEnd(" \t"u8), "form-data"u8);
    }

    /// <summary>Browsers write a quotation mark and line ends in a name as %22, %0D and %0A, and nothing else.</summary>
    private static string? Text(ReadOnlySpan<byte> disposition, ReadOnlySpan<byte> parameter) =>
        FieldParameters.TryFind(disposition, parameter, out var value)
            ? Encoding.UTF8.GetString(value)
                .Replace("%22", "\"", StringComparison.Ordinal)
                .Replace("%0D", "\r", StringComparison.OrdinalIgnoreCase)
                .Replace("%0A", "\n", StringComparison.OrdinalIgnoreCase)
            : null;

    /// <summary>The folders of a client mean nothing here, and are dangerous as a path.</summary>
    private static string WithoutFolders(string fileName) => fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
}
