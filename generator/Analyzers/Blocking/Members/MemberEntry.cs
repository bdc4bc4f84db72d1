using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Members;

/// <summary>
/// One line of a list of members: a documentation id, perhaps with a star at its end, of what blocks or of what does not.
/// </summary>
/// <param name="Kind">M, P, T or N.</param>
/// <param name="Container">The type, for M and P; the type or namespace itself, for T and N.</param>
/// <param name="Name">The name of the member, without a star.</param>
/// <param name="IsPrefix">Whether every member counts whose name begins so.</param>
/// <param name="Id">The whole id, for one overload; otherwise null.</param>
/// <param name="IsException">Whether the line begins with an exclamation mark.</param>
internal sealed record MemberEntry(char Kind, string Container, string Name, bool IsPrefix, string? Id, bool IsException)
{
    private static readonly Regex Shape = new(
        @"^(?:[MP]:(?:[\w`]+\.)+(?:[\w`#]+(?:\(.*\)(?:~.+)?)?|[\w`#]*\*)|[TN]:[\w`]+(?:\.[\w`]+)*)$",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    /// <summary>How closely the entry names its member: the closest decides.</summary>
    public int Closeness => Id is not null ? 5 : Kind switch { 'N' => 1, 'T' => 2, _ => IsPrefix ? 3 : 4 };

    /// <summary>Indicates whether the entry's name is the symbol's, or the beginning of it.</summary>
    public bool IsNameOf(ISymbol member) =>
        IsPrefix ? NameOf(member).StartsWith(Name, StringComparison.Ordinal) : NameOf(member) == Name;

    /// <summary>The name of a member as ids write it.</summary>
    public static string NameOf(ISymbol member) => member switch
    {
        IPropertySymbol { IsIndexer: true } => member.MetadataName,
        { Name: ".ctor" } => "#ctor",
        { Name: ".cctor" } => "#cctor",
        _ => member.Name,
    };

    /// <summary>Reads a line, or says what is wrong with it.</summary>
    public static MemberEntry? Parse(string line, out string problem)
    {
        var isException = line.StartsWith("!", StringComparison.Ordinal);
        var id = isException ? line.Substring(1).Trim() : line;
        if (!Shape.IsMatch(id))
        {
            problem = EntryProblems.Of(id);
            return null;
        }

        problem = "";
        return id[0] is 'T' or 'N' ? new MemberEntry(id[0], id.Substring(2), "", false, null, isException) : OfMember(id, isException);
    }

    private static MemberEntry OfMember(string id, bool isException)
    {
        var parameters = id.IndexOf('(');
        var path = parameters < 0 ? id.Substring(2) : id.Substring(2, parameters - 2);
        var dot = path.LastIndexOf('.');
        var name = path.Substring(dot + 1);
        var isPrefix = name.EndsWith("*", StringComparison.Ordinal);
        return new MemberEntry(
            id[0], path.Substring(0, dot), WithoutArity(isPrefix ? name.Substring(0, name.Length - 1) : name), isPrefix,
            parameters < 0 ? null : id, isException);
    }

    private static string WithoutArity(string name)
    {
        var arity = name.IndexOf('`');
        return arity < 0 ? name : name.Substring(0, arity);
    }
}
