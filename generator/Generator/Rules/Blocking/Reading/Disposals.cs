using System.Collections.Immutable;
using Adapters.Generator.Rules.Blocking.CallGraph;
using Adapters.Generator.Rules.Blocking.Exemptions;
using Adapters.Generator.Rules.Blocking.Members;
using Adapters.Generator.Rules.Blocking.Model;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Rules.Blocking.Reading;

/// <summary>What leaving a using runs: the Dispose of the source, or one that is known to block and has an asynchronous form.</summary>
internal sealed class Disposals(BlockingAnalysis bodies)
{
    public CallEdge? Read(IOperation resource, ITypeSymbol? type, SyntaxNodeOrToken place, IMethodSymbol? caller, Confidence certainty)
    {
        if (type is not INamedTypeSymbol named || InMemoryStreams.Is(resource))
            return null;
        if (!bodies.Dispatch.IsSource(named) && named.TypeKind != TypeKind.TypeParameter)
            return IsBlocking(named) ? OfMetadata(named, place, certainty) : null;
        return DisposeOf(named) is { } dispose ? OfSource(dispose, resource, place, caller, certainty) : null;
    }

    private static CallEdge OfMetadata(INamedTypeSymbol type, SyntaxNodeOrToken place, Confidence certainty)
    {
        var isAsync = type.AllInterfaces.Any(i => i.Name == "IAsyncDisposable");
        return new CallEdge(place, $"{type.Name}.Dispose", certainty, new Sink(BlockingGroup.Host, isAsync ? "; use 'await using' instead" : ""), []);
    }

    private CallEdge? OfSource(IMethodSymbol dispose, IOperation resource, SyntaxNodeOrToken place, IMethodSymbol? caller, Confidence certainty)
    {
        var (methods, dispatch) = bodies.Dispatch.Targets(dispose, resource);
        var targets = methods.Where(m => bodies.HasBody(m) && !bodies.Scope.Contains(m)).Select(bodies.Of).ToImmutableArray();
        return targets.IsEmpty ? null : new CallEdge(place, MemberNames.Of(dispose, caller), certainty > dispatch ? certainty : dispatch, null, targets);
    }

    private IMethodSymbol? DisposeOf(INamedTypeSymbol type)
    {
        var declared = bodies.Compilation.GetSpecialType(SpecialType.System_IDisposable).GetMembers("Dispose").OfType<IMethodSymbol>().FirstOrDefault();
        if (declared is null)
            return null;
        return type.TypeKind == TypeKind.Interface ? declared
            : type.FindImplementationForInterfaceMember(declared) as IMethodSymbol
                ?? type.GetMembers("Dispose").OfType<IMethodSymbol>().FirstOrDefault(m => m.Parameters.IsEmpty);
    }

    private static bool IsBlocking(INamedTypeSymbol type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (KnownMembers.Instance.Disposes.FindType(t) is { } known)
                return known.Mark;
        }

        return false;
    }
}
