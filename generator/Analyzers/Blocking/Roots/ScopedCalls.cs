using System.Collections.Concurrent;
using Adapters.Analyzers.Blocking.CallGraph;
using Adapters.Analyzers.Blocking.Flags;
using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Roots;

/// <summary>
/// The calls of code in scope, by the method that they lead to. All code with a name is read once, however many methods have that name.
/// </summary>
internal sealed class ScopedCalls(Func<IEnumerable<ScopedNames>> files, ScopedBodies bodies)
{
    private readonly ConcurrentDictionary<string, Dictionary<MethodNode, List<ScopedCall>>> _byName = new(StringComparer.Ordinal);

    /// <summary>Returns the calls that may lead to a method first, in the order of the files.</summary>
    public IReadOnlyList<ScopedCall> To(MethodNode target, string name, CancellationToken cancellation)
    {
        var calls = _byName.TryGetValue(name, out var known) ? known : _byName.GetOrAdd(name, Read(name, cancellation));
        return calls.TryGetValue(target, out var found) ? found : [];
    }

    private Dictionary<MethodNode, List<ScopedCall>> Read(string name, CancellationToken cancellation) => files()
        .SelectMany(f => f.DeclarationsWith(name))
        .SelectMany(d => CallsIn(d, cancellation))
        .SelectMany(c => c.Edge.Targets.Distinct().Select(t => (Target: t, Call: c)))
        .GroupBy(c => c.Target, c => c.Call).ToDictionary(g => g.Key, g => g.ToList());

    private IEnumerable<ScopedCall> CallsIn(SyntaxNode declaration, CancellationToken cancellation) =>
        from body in bodies.In(declaration, cancellation)
        from edge in FlaggedEdges.Of(body.Edges, AnalysisScope.FlagsOf(body.Method))
        where edge is { Sink: null, Group: null }
        select new ScopedCall(body.Method, edge);
}
