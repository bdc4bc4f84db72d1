using Adapters.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Adapters.Analyzers.Blocking.Members;

/// <summary>The user's own list: the additional file Adapters.Blocking.txt.</summary>
internal static class UserMembers
{
    public const string FileName = "Adapters.Blocking.txt";

    public static bool IsList(AdditionalText file) =>
        string.Equals(Path.GetFileName(file.Path), FileName, StringComparison.OrdinalIgnoreCase);

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

    /// <summary>The entries that cannot be read or name nothing.</summary>
    public static IEnumerable<EntryProblem> FindProblems(AdditionalText file, Compilation compilation, CancellationToken cancellation)
    {
        foreach (var (text, line) in Lines(file, cancellation))
        {
            if (MemberEntry.Parse(text, out var problem) is not { } entry)
                yield return ProblemAt(file, text, line, $"cannot be read: {problem}");
            else if (EntryTargets.ProblemOf(entry, compilation) is { } missing)
                yield return ProblemAt(file, text, line, $"names nothing: {missing}");
        }
    }

    private static EntryProblem ProblemAt(AdditionalText file, string text, TextLine line, string problem)
    {
        var start = line.ToString().IndexOf(text, StringComparison.Ordinal);
        var place = new LinePositionSpan(new LinePosition(line.LineNumber, start), new LinePosition(line.LineNumber, start + text.Length));
        return new EntryProblem(Location.Create(file.Path, new TextSpan(line.Start + start, text.Length), place), text, problem);
    }

    /// <summary>The entries with their lines.</summary>
    private static IEnumerable<(string Text, TextLine Line)> Lines(AdditionalText file, CancellationToken cancellation)
    {
        foreach (var line in file.GetText(cancellation)?.Lines ?? Enumerable.Empty<TextLine>())
        {
            var text = Comments.RemoveFrom(line.ToString()).Trim();
            if (text.Length > 0)
                yield return (text, line);
        }
    }
}
