using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.BlockingChecks;

/// <summary>
/// Writes the signatures of interceptors: that of the method, with the receiver as its first parameter. The compiler passes what the call
/// has, with defaults and params filled in, so that an interceptor needs neither.
/// </summary>
internal static class InterceptorSignatures
{
    private static readonly SymbolDisplayFormat Constraints = TypeNames.FullNullable
        .WithGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints)
        .WithMemberOptions(SymbolDisplayMemberOptions.None);

    public static BlockingCall Of(IMethodSymbol method, int number, EquatableArray<string> locations)
    {
        var receiver = FreeName("receiver", method);
        var type = method.ContainingType.ToDisplayString(TypeNames.Full);
        var generic = TypeArguments(method);
        var target = $"{(method.IsStatic ? type : receiver)}.{EmittedNames.Identifier(method.Name)}{generic}";
        return new BlockingCall(
            $"{method.ContainingType.Name}.{method.Name}",
            $"{EmittedNames.BeforeMethod(method.ReturnType.ToDisplayString(TypeNames.FullNullable))} "
            + $"{EmittedNames.Identifier($"{method.Name}_{number}")}{generic}({Parameters(method, type, receiver)}){GenericPart(method)}",
            $"{(method.ReturnsVoid ? "" : "return ")}{target}({string.Join(", ", method.Parameters.Select(Argument))});",
            locations);
    }

    private static string Parameters(IMethodSymbol method, string type, string receiver)
    {
        var parameters = method.Parameters.Select(Parameter);
        if (!method.IsStatic)
            parameters = parameters.Prepend($"{Modifier(method)}{type} {receiver}");
        return (method.IsStatic && !method.IsExtensionMethod ? "" : "this ") + string.Join(", ", parameters);
    }

    /// <summary>
    /// Returns the modifier of the receiver: a struct is passed by reference, and as <c>in</c> to a method that does not change it.
    /// </summary>
    private static string Modifier(IMethodSymbol method) =>
        !method.ContainingType.IsValueType ? "" : method.IsReadOnly ? "in " : "ref ";

    private static string Parameter(IParameterSymbol parameter) =>
        $"{Scope(parameter)}{Modifier(parameter)}{parameter.Type.ToDisplayString(TypeNames.FullNullable)} "
        + $"{EmittedNames.Identifier(parameter.Name)}";

    /// <summary>
    /// Returns the modifier of a parameter that must not leave the method. An out parameter never may, and has no modifier.
    /// </summary>
    private static string Scope(IParameterSymbol parameter) =>
        parameter.ScopedKind == ScopedKind.None || parameter.RefKind == RefKind.Out ? "" : "scoped ";

    private static string Modifier(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.In => "in ",
        RefKind.RefReadOnlyParameter => "ref readonly ",
        _ => "",
    };

    private static string Argument(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.In or RefKind.RefReadOnlyParameter => "in ",
        _ => "",
    } + EmittedNames.Identifier(parameter.Name);

    private static string FreeName(string name, IMethodSymbol method)
    {
        while (method.Parameters.Any(p => p.Name == name))
            name += "_";
        return name;
    }

    private static string TypeArguments(IMethodSymbol method) =>
        method.TypeParameters.IsEmpty ? "" : $"<{string.Join(", ", method.TypeParameters.Select(t => EmittedNames.Identifier(t.Name)))}>";

    private static string GenericPart(IMethodSymbol method)
    {
        var text = method.TypeParameters.IsEmpty ? "" : method.ToDisplayString(Constraints);
        var start = text.IndexOf(" where ", StringComparison.Ordinal);
        return start < 0 ? "" : text.Substring(start);
    }
}
