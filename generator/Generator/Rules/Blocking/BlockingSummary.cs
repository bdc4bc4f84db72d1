using System.Collections.Concurrent;
using System.Collections.Immutable;
using Adapters.Generator.Rules.Blocking.CallGraph;
using Adapters.Generator.Rules.Blocking.Members;
using Adapters.Generator.Rules.Blocking.Model;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Rules.Blocking;

/// <summary>What the compilation's visible members surely block on, for the compilations that reference it.</summary>
internal static class BlockingSummary
{
    /// <summary>A line a member, in the order of their ids.</summary>
    public static ImmutableArray<string> Of(BlockingAnalysis bodies, CancellationToken cancellation)
    {
        var lines = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var options = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = bodies.Compilation.Options.ConcurrentBuild ? -1 : 1 };
        Parallel.ForEach(SourceTypes.Of(bodies.Compilation.Assembly.GlobalNamespace).Where(IsVisible), options, t => Add(lines, bodies, t, cancellation));
        return [.. lines.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => l.Value)];
    }

    private static void Add(ConcurrentDictionary<string, string> lines, BlockingAnalysis bodies, INamedTypeSymbol type, CancellationToken cancellation)
    {
        foreach (var method in type.GetMembers().OfType<IMethodSymbol>().Where(m => IsVisible(m) && bodies.HasBody(m)))
        {
            var member = method.AssociatedSymbol is IPropertySymbol property ? property : (ISymbol)method;
            if (member.GetDocumentationCommentId() is { } id && !lines.ContainsKey(id) && LineOf(bodies, method, member, id, cancellation) is { } line)
                lines[id] = line;
        }
    }

    private static string? LineOf(BlockingAnalysis bodies, IMethodSymbol method, ISymbol member, string id, CancellationToken cancellation)
    {
        // A mark travels by itself, and what is in scope is reported where it stands.
        if (bodies.Calls.IsJudged(member) || bodies.Scope.Contains(method))
            return null;
        var call = new CallEdge(default, method.Name, Confidence.Definite, null, [bodies.Of(method)]);
        if (PathSearch.From(call, Confidence.Definite, cancellation) is not { Way: var way })
            return null;
        var cause = way[way.Length - 1].Edge.Sink!;
        var names = way.Skip(1).Select(h => h.Edge.Name);
        return AssemblySummaries.Format(id, cause.Group, string.Join(" → ", cause.Path is { } beyond ? names.Append(beyond) : names));
    }

    private static bool IsVisible(ISymbol symbol)
    {
        for (var s = symbol; s is not null and not INamespaceSymbol; s = s.ContainingSymbol)
        {
            if (s.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
                return false;
        }

        return true;
    }
}
