using Microsoft.CodeAnalysis;

namespace Generator.Tests.Blocking.Members.Platform;

/// <summary>A member of the platform that may block, by what can be seen from outside.</summary>
/// <param name="Version">The version of the platform.</param>
/// <param name="Symbol">The member: one overload.</param>
/// <param name="HasSibling">Whether there is an asynchronous method of its name.</param>
/// <param name="IsDocumented">Whether its documentation speaks of blocking or waiting.</param>
internal sealed record PlatformMember(string Version, ISymbol Symbol, bool HasSibling, bool IsDocumented)
{
    /// <summary>The line of a list that names this overload alone.</summary>
    public string Id { get; } = Symbol.GetDocumentationCommentId()!;

    /// <summary>The line of a list that names all its overloads.</summary>
    public string Name { get; } = NameOf(Symbol);

    private static string NameOf(ISymbol member)
    {
        var name = member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? "#ctor" : member.MetadataName;
        return $"{(member is IPropertySymbol ? 'P' : 'M')}:{member.ContainingType.GetDocumentationCommentId()![2..]}.{name}";
    }
}
