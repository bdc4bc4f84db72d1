using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Rules.Blocking.Operations;

/// <summary>
/// Notes which other bodies a reader looks into, for what they do with a delegate or with a task: when one of them is edited, what was
/// read may no longer be so. A body is read on one thread.
/// </summary>
internal static class OtherBodies
{
    [ThreadStatic]
    private static HashSet<SyntaxNode>? t_looked;

    /// <summary>Says that what follows depends on the code of a member.</summary>
    public static void Look(ISymbol member)
    {
        if (t_looked is not null && !member.DeclaringSyntaxReferences.IsEmpty)
            t_looked.UnionWith(member.DeclaringSyntaxReferences.Select(r => r.GetSyntax()));
    }

    /// <summary>Says that what follows depends on what somebody else has looked into.</summary>
    public static void Look(IEnumerable<SyntaxNode> declarations) => t_looked?.UnionWith(declarations);

    /// <summary>What a reader gives, and the declarations that it looked into.</summary>
    public static (T Result, ImmutableArray<SyntaxNode> Looked) Watch<T>(Func<T> read)
    {
        var outer = t_looked;
        var looked = new HashSet<SyntaxNode>();
        t_looked = looked;
        try
        {
            return (read(), [.. looked]);
        }
        finally
        {
            outer?.UnionWith(looked);
            t_looked = outer;
        }
    }
}
