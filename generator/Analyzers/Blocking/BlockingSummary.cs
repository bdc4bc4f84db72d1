using System.Collections.Concurrent;
using System.Collections.Immutable;
using Adapters.Analyzers.Blocking.CallGraph;
using Adapters.Analyzers.Blocking.Flags;
using Adapters.Analyzers.Blocking.Members;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking;

/// <summary>The visible members of a compilation that certainly block, for the compilations that reference it.</summary>
internal static class BlockingSummary
{
    /// <summary>A line for each member, in the order of their ids.</summary>
    public static ImmutableArray<string> Of(Compilation compilation, BlockingAnalysis analysis, CancellationToken cancellation)
    {
        var lines = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var options = new ParallelOptions
        {
            CancellationToken = cancellation,
            MaxDegreeOfParallelism = compilation.Options.ConcurrentBuild ? -1 : 1,
        };
        var types = SourceTypes.Of(compilation.Assembly.GlobalNamespace).Where(IsVisible);
        Parallel.ForEach(types, options, t => Add(lines, analysis, t, cancellation));
        return [.. lines.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => l.Value)];
    }

    private static void Add(
        ConcurrentDictionary<string, string> lines, BlockingAnalysis analysis, INamedTypeSymbol type, CancellationToken cancellation)
    {
        foreach (var method in type.GetMembers().OfType<IMethodSymbol>().Where(m => IsVisible(m) && analysis.Bodies.HasBody(m)))
        {
            var member = CallSite.MemberOf(method);
            // Of a property that can be read and set, one accessor may block and the other not.
            if (member is IPropertySymbol { GetMethod: not null, SetMethod: not null })
                member = method;
            if (member.GetDocumentationCommentId() is { } id && !lines.ContainsKey(id)
                && LineOf(analysis, method, id, cancellation) is { } line)
                lines[id] = line;
        }
    }

    private static string? LineOf(
        BlockingAnalysis analysis, IMethodSymbol method, string id, CancellationToken cancellation)
    {
        // A mark travels by itself, and what is in scope is reported where it stands.
        if (analysis.Members.Classify(CallSite.MemberOf(method)).Blocks is not null || analysis.Scope.Contains(method))
            return null;
        var call = new CallEdge(
            default, method.Name, Confidence.Definite, null, [analysis.Graph.NodeOf(method).With(FlagParameters.AssumedBy(method))]);
        return PathSearch.From(call, Confidence.Definite, cancellation) is { } path
            ? AssemblySummaries.Format(id, path.Sink.Group, string.Join(" → ", path.Names.Skip(1)))
            : null;
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
