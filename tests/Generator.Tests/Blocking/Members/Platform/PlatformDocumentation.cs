using System.Text.RegularExpressions;
using System.Xml;

namespace Generator.Tests.Blocking.Members.Platform;

/// <summary>Finds the members whose documentation speaks of blocking or waiting.</summary>
internal static partial class PlatformDocumentation
{
    /// <summary>The documentation IDs of those members.</summary>
    public static HashSet<string> Read(IEnumerable<string> files)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            using var reader = XmlReader.Create(file);
            while (reader.ReadToFollowing("member"))
            {
                var id = reader.GetAttribute("name")!;
                if (Words().IsMatch(reader.ReadInnerXml()))
                    found.Add(id);
            }
        }

        return found;
    }

    /// <summary>Not a block of memory, of text or of code: those have other words around them.</summary>
    [GeneratedRegex(
        @"\b(wait(s|ed|ing)?|blocked|blocking|blocks?\s+(the|until|while|if|for|its|all|any|when|this|execution|indefinitely)"
            + @"|(to|not|will|may|can)\s+block)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
