using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Model;

/// <summary>How messages name members.</summary>
internal static class MemberNames
{
    /// <summary>The member as its caller sees it: without its type, where that is the caller's own.</summary>
    public static string Of(IMethodSymbol method, IMethodSymbol? caller)
    {
        var member = CallSite.MemberOf(method);
        var name = member switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor } => $"new {TypeOf(member)}",
            IMethodSymbol { MethodKind: MethodKind.StaticConstructor } => $"static {TypeOf(member)}",
            IMethodSymbol { MethodKind: MethodKind.LambdaMethod or MethodKind.AnonymousFunction } => "lambda",
            IMethodSymbol { MethodKind: MethodKind.LocalFunction } => member.Name,
            IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion } operation =>
                $"{TypeOf(member)}.{operation.Name}",
            IMethodSymbol { MethodKind: MethodKind.DelegateInvoke } => TypeOf(member),
            IPropertySymbol { IsIndexer: true } => $"{TypeOf(member)}[]",
            _ => null,
        };
        if (name is not null)
            return name;
        return caller is not null
            && SymbolEqualityComparer.Default.Equals(caller.ContainingType?.OriginalDefinition, member.ContainingType?.OriginalDefinition)
            ? member.Name
            : $"{TypeOf(member)}.{member.Name}";
    }

    private static string TypeOf(ISymbol member) =>
        (member is IMethodSymbol { ReducedFrom: { } extension } ? extension : member).ContainingType?.Name ?? "";
}
