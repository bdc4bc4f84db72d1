using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Adapters.Analyzers.Blocking.Model;

/// <summary>How messages name members: as the compiler's own messages do, but without parameters.</summary>
internal static class MemberNames
{
    private const string OperatorPrefix = "op_";
    private const string CheckedPrefix = "op_Checked";

    /// <summary>The member as its caller sees it: without its type, where that is the caller's own.</summary>
    public static string Of(IMethodSymbol method, IMethodSymbol? caller)
    {
        var member = CallSite.MemberOf(method);
        return member switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor } => $"new {TypeOf(member)}",
            IMethodSymbol { MethodKind: MethodKind.StaticConstructor } => $"static {TypeOf(member)}",
            IMethodSymbol { MethodKind: MethodKind.LambdaMethod or MethodKind.AnonymousFunction } => "lambda",
            IMethodSymbol { MethodKind: MethodKind.LocalFunction } => member.Name,
            IMethodSymbol { MethodKind: MethodKind.Conversion } => $"{TypeOf(member)}.{ConversionOf(method)}",
            IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator } => $"{TypeOf(member)}.{OperatorOf(member.Name)}",
            IMethodSymbol { MethodKind: MethodKind.DelegateInvoke } => TypeOf(member),
            _ => IsOfSameType(member, caller) ? NameOf(member) : $"{TypeOf(member)}.{NameOf(member)}",
        };
    }

    private static string NameOf(ISymbol member) => member switch
    {
        IPropertySymbol { IsIndexer: true } => "this[]",
        IMethodSymbol { MethodKind: MethodKind.EventAdd, AssociatedSymbol: { } raised } => $"{raised.Name}.add",
        IMethodSymbol { MethodKind: MethodKind.EventRemove, AssociatedSymbol: { } raised } => $"{raised.Name}.remove",
        _ => member.Name,
    };

    private static string ConversionOf(IMethodSymbol conversion)
    {
        var kind = conversion.Name == WellKnownMemberNames.ImplicitConversionName ? "implicit" : "explicit";
        var type = conversion.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        return $"{kind} operator {(conversion.Name.StartsWith(CheckedPrefix, StringComparison.Ordinal) ? "checked " : "")}{type}";
    }

    private static string OperatorOf(string name)
    {
        var isChecked = name.StartsWith(CheckedPrefix, StringComparison.Ordinal);
        var kind = SyntaxFacts.GetOperatorKind(isChecked ? OperatorPrefix + name.Substring(CheckedPrefix.Length) : name);
        return kind == SyntaxKind.None ? name : $"operator {(isChecked ? "checked " : "")}{SyntaxFacts.GetText(kind)}";
    }

    private static bool IsOfSameType(ISymbol member, IMethodSymbol? caller) =>
        caller is not null
        && SymbolEqualityComparer.Default.Equals(caller.ContainingType?.OriginalDefinition, member.ContainingType?.OriginalDefinition);

    private static string TypeOf(ISymbol member) =>
        (member is IMethodSymbol { ReducedFrom: { } extension } ? extension : member).ContainingType is { } type ? NameOf(type) : "";

    /// <summary>An extension block has no name, but the compiler writes it as it is declared, in the class around it.</summary>
    private static string NameOf(INamedTypeSymbol type) => type is { CanBeReferencedByName: false, ContainingType: { } around }
        ? $"{around.Name}.{type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat).Split('.').Last()}"
        : type.Name;
}
