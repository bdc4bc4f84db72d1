using Adapters.Generator.Emitting;
using Adapters.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Parsing;

/// <summary>The method that stands in for another: the same signature, with the receiver as its first parameter.</summary>
internal static class InterceptorSignatures
{
    private static readonly SymbolDisplayFormat Parameter = TypeNames.FullNullable
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeModifiers | SymbolDisplayParameterOptions.IncludeDefaultValue)
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static readonly SymbolDisplayFormat Constraints = TypeNames.FullNullable
        .WithGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints)
        .WithMemberOptions(SymbolDisplayMemberOptions.None);

    public static bool CanIntercept(IMethodSymbol method) =>
        !method.ReturnsByRef && !method.ReturnsByRefReadonly
        && !method.ContainingType.IsRefLikeType && !IsGeneric(method.ContainingType)
        && MethodParser.IsReachable(method) && IsReachable(method.ContainingType);

    public static BlockingCall Of(IMethodSymbol method, int number, EquatableArray<string> locations)
    {
        var name = $"{Names.Identifier(method.Name)}_{number}";
        var parameters = method.Parameters.Select(p => p.ToDisplayString(Parameter).Replace("this ", "")).ToList();
        var receiver = method.ContainingType.ToDisplayString(TypeNames.Full);
        if (!method.IsStatic)
            parameters.Insert(0, (method.ContainingType.IsValueType ? "this ref " : "this ") + receiver + " receiver");
        else if (method.IsExtensionMethod)
            parameters[0] = "this " + parameters[0];
        var generic = GenericPart(method);
        var type = method.ReturnType.ToDisplayString(TypeNames.FullNullable);
        return new BlockingCall(
            $"{method.ContainingType.Name}.{method.Name}", $"{type} {name}{TypeArguments(method)}({string.Join(", ", parameters)}){generic}",
            $"{(method.ReturnsVoid ? "" : "return ")}{(method.IsStatic ? receiver : "receiver")}.{Names.Identifier(method.Name)}{TypeArguments(method)}({string.Join(", ", method.Parameters.Select(Argument))});",
            locations);
    }

    private static string Argument(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.In => "in ",
        _ => "",
    } + Names.Identifier(parameter.Name);

    private static string TypeArguments(IMethodSymbol method) =>
        method.TypeParameters.IsEmpty ? "" : $"<{string.Join(", ", method.TypeParameters.Select(t => t.Name))}>";

    private static string GenericPart(IMethodSymbol method)
    {
        var text = method.TypeParameters.IsEmpty ? "" : method.ToDisplayString(Constraints);
        var start = text.IndexOf(" where ", StringComparison.Ordinal);
        return start < 0 ? "" : text.Substring(start);
    }

    private static bool IsGeneric(INamedTypeSymbol type) => type.TypeParameters.Length > 0 || (type.ContainingType is { } outer && IsGeneric(outer));

    private static bool IsReachable(INamedTypeSymbol type) =>
        MethodParser.IsReachable(type) && (type.ContainingType is not { } outer || IsReachable(outer));
}
