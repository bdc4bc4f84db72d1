using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Adapters.Generator.Rules.Blocking.Members;

/// <summary>The user's own list: the additional file Adapters.Blocking.txt.</summary>
internal static class UserMembers
{
    public const string FileName = "Adapters.Blocking.txt";

    public static bool IsList(AdditionalText file) => string.Equals(Path.GetFileName(file.Path), FileName, StringComparison.OrdinalIgnoreCase);

    public static MemberList<bool> Read(IEnumerable<AdditionalText> files, CancellationToken cancellation)
    {
        var members = new MemberList<bool>();
        foreach (var file in files.Where(IsList))
        {
            foreach (var (text, _) in Lines(file, cancellation))
            {
                if (MemberEntry.Parse(text, out _) is { } entry)
                    members.Add(entry, !entry.IsException);
            }
        }

        return members;
    }

    /// <summary>A finding for each line that cannot be read, at the line.</summary>
    public static IEnumerable<Diagnostic> Malformed(AdditionalText file, CancellationToken cancellation)
    {
        foreach (var (text, line) in Lines(file, cancellation))
        {
            if (MemberEntry.Parse(text, out var problem) is null)
                yield return Diagnostic.Create(BlockingRules.MalformedLine, Location.Create(file.Path, line.Span, PlaceOf(line)), text, problem);
        }
    }

    private static LinePositionSpan PlaceOf(TextLine line) =>
        new(new LinePosition(line.LineNumber, 0), new LinePosition(line.LineNumber, line.Span.Length));

    private static IEnumerable<(string Text, TextLine Line)> Lines(AdditionalText file, CancellationToken cancellation)
    {
        foreach (var line in file.GetText(cancellation)?.Lines ?? Enumerable.Empty<TextLine>())
        {
            var text = line.ToString().Trim();
            if (text.Length > 0 && text[0] != '#')
                yield return (text, line);
        }
    }
}
