using Adapters.Analyzers.Blocking.CallGraph;
using Adapters.Analyzers.Blocking.Dispatch;
using Adapters.Analyzers.Blocking.Exemptions;
using Adapters.Analyzers.Blocking.Members;
using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Reading;

/// <summary>
/// Reads the call that leaving a using makes: the Dispose in the source, or one that is known to block and has an asynchronous
/// form.
/// </summary>
internal sealed class DisposalReader(Compilation compilation, DispatchResolver dispatch, CallExemptions exemptions)
{
    public IEnumerable<CallEdge> Read(IOperation resources, SyntaxNodeOrToken place, ReadContext context, Confidence confidence)
    {
        var edges = resources is IVariableDeclarationGroupOperation group
            ? group.Declarations.SelectMany(d => d.Declarators)
                .Select(d => Read(d.GetVariableInitializer()?.Value, d.Symbol, d.Symbol.Type, place, context, confidence))
            : [Read(resources, null, resources.Type, place, context, confidence)];
        return edges.OfType<CallEdge>();
    }

    private CallEdge? Read(
        IOperation? resource, ILocalSymbol? variable, ITypeSymbol? type, SyntaxNodeOrToken place, ReadContext context,
        Confidence confidence)
    {
        if (resource is null || type is not INamedTypeSymbol named || InMemoryStreams.Is(resource)
            || ReadOnlyFiles.Is(resource, context.Dependencies) || exemptions.IsSqlite(named, resource))
            return null;
        if (!dispatch.IsSource(named) && named.TypeKind != TypeKind.TypeParameter)
        {
            if (!IsIn(KnownMembers.Instance.Disposes, named))
                return null;
            if (IsIn(KnownMembers.Instance.Pooled, named) || InMemoryStreams.HasNoAsyncEnd(named)
                || PlainStreams.AreOnlyRead(named, resource, variable))
                confidence = BodyEdges.Lower(confidence);
            return OfMetadata(named, place, confidence) with
            {
                When = StreamParameters.ConditionOf(resource, context.Method) is { } condition ? [condition] : [],
            };
        }

        return DisposeOf(named) is { } dispose ? OfSource(dispose, resource, place, context, confidence) : null;
    }

    private static CallEdge OfMetadata(INamedTypeSymbol type, SyntaxNodeOrToken place, Confidence confidence)
    {
        var isAsync = type.AllInterfaces.Any(i => i.Name == "IAsyncDisposable");
        return new CallEdge(
            place, $"{type.Name}.Dispose", confidence, new Sink(BlockingGroup.Host, isAsync ? "; use 'await using' instead" : ""), []);
    }

    private CallEdge? OfSource(
        IMethodSymbol dispose, IOperation resource, SyntaxNodeOrToken place, ReadContext context, Confidence confidence)
    {
        var (methods, reached) = dispatch.Resolve(dispose, resource);
        var nodes = context.Graph.NodesOf(methods);
        return nodes.IsEmpty
            ? null
            : new CallEdge(place, MemberNames.Of(dispose, context.Method), confidence > reached ? confidence : reached, null, nodes);
    }

    private IMethodSymbol? DisposeOf(INamedTypeSymbol type)
    {
        var disposable = compilation.GetSpecialType(SpecialType.System_IDisposable);
        if (disposable.GetMembers("Dispose").OfType<IMethodSymbol>().FirstOrDefault() is not { } declared)
            return null;
        return type.TypeKind == TypeKind.Interface ? declared
            : type.FindImplementationForInterfaceMember(declared) as IMethodSymbol
                ?? type.GetMembers("Dispose").OfType<IMethodSymbol>().FirstOrDefault(m => m.Parameters.IsEmpty);
    }

    /// <summary>Indicates whether a list has the type, or the nearest of its bases that it knows.</summary>
    private static bool IsIn(MemberList<bool> list, INamedTypeSymbol type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (list.FindType(t) is { } known)
                return known.Mark;
        }

        return false;
    }
}
