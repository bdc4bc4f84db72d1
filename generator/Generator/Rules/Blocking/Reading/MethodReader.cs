using System.Collections.Immutable;
using Adapters.Generator.Rules.Blocking.CallGraph;
using Adapters.Generator.Rules.Blocking.Model;
using Adapters.Generator.Rules.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Generator.Rules.Blocking.Reading;

/// <summary>Reads the edges of a method, from its operations or from those that the compiler has at hand.</summary>
internal sealed class MethodReader(EdgeReaders readers, MethodBodies bodies)
{
    public ImmutableArray<CallEdge> Read(
        IMethodSymbol method, MethodGraph graph, BodyDependencies dependencies, CancellationToken cancellation)
    {
        var edges = Read(bodies.Of(method, cancellation), new ReadContext(graph, method, dependencies, cancellation));
        return BaseConstructor(method) is { } inherited && bodies.HasBody(inherited)
            ? edges.Insert(0,
                new CallEdge(PlaceOf(method), MemberNames.Of(inherited, method), Confidence.Definite, null, [graph.NodeOf(inherited)]))
            : edges;
    }

    public ImmutableArray<CallEdge> Read(IEnumerable<IOperation> operations, ReadContext context)
    {
        var reader = new BodyReader(readers, context);
        foreach (var operation in operations)
            reader.Read(operation);
        return reader.Edges;
    }

    /// <summary>A constructor that names no other runs that of its base class.</summary>
    private static IMethodSymbol? BaseConstructor(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Constructor, ContainingType: { TypeKind: TypeKind.Class, BaseType: { } inherited } }
        && method.DeclaringSyntaxReferences.All(r => r.GetSyntax() is not ConstructorDeclarationSyntax { Initializer: not null })
            ? inherited.InstanceConstructors.FirstOrDefault(c => c.Parameters.IsEmpty)?.OriginalDefinition
            : null;

    private static SyntaxNodeOrToken PlaceOf(IMethodSymbol method) =>
        (method.DeclaringSyntaxReferences.FirstOrDefault() ?? method.ContainingType.DeclaringSyntaxReferences[0]).GetSyntax();
}
