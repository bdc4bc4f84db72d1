using System.Collections.Immutable;
using Adapters.Generator.Rules.Blocking.Members;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Rules.Blocking.Bodies;

/// <summary>What leaving a using runs: the Dispose of the source, or one that is known to block and has an asynchronous form.</summary>
internal sealed class Disposals(CompilationBodies bodies)
{
    public Step? Read(IOperation resource, ITypeSymbol? type, SyntaxNodeOrToken place, IMethodSymbol? caller, Certainty certainty)
    {
        if (type is not INamedTypeSymbol named || InMemory.Is(resource))
            return null;
        if (!bodies.Dispatch.IsSource(named) && named.TypeKind != TypeKind.TypeParameter)
            return IsBlocking(named) ? OfMetadata(named, place, certainty) : null;
        return DisposeOf(named) is { } dispose ? OfSource(dispose, resource, place, caller, certainty) : null;
    }

    private static Step OfMetadata(INamedTypeSymbol type, SyntaxNodeOrToken place, Certainty certainty)
    {
        var isAsync = type.AllInterfaces.Any(i => i.Name == "IAsyncDisposable");
        return new Step(place, $"{type.Name}.Dispose", certainty, new Cause(BlockingGroup.Host, isAsync ? "; use 'await using' instead" : ""), []);
    }

    private Step? OfSource(IMethodSymbol dispose, IOperation resource, SyntaxNodeOrToken place, IMethodSymbol? caller, Certainty certainty)
    {
        var (methods, dispatch) = bodies.Dispatch.Targets(dispose, resource);
        var targets = methods.Where(m => bodies.HasBody(m) && !bodies.Scope.Contains(m)).Select(bodies.Of).ToImmutableArray();
        return targets.IsEmpty ? null : new Step(place, Names.Of(dispose, caller), certainty > dispatch ? certainty : dispatch, null, targets);
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
