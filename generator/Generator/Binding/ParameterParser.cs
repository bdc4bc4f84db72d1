using Adapters.Generator.Diagnostics;
using Adapters.Generator.Results;
using Adapters.Generator.Routing.Templates;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Binding;

/// <summary>Where the value of each parameter of a handler method comes from.</summary>
internal static class ParameterParser
{
    public static EquatableArray<ParameterModel> ParseAll(IMethodSymbol method, RouteTemplate template, string verb, bool isSync, ProblemList problems)
    {
        var parameters = new List<ParameterModel>();
        foreach (var parameter in method.Parameters)
        {
            if (Parse(parameter, template, verb, isSync, problems) is not { } model)
                continue;
            if (model.IsBody && parameters.FirstOrDefault(p => p.IsBody) is { } first)
                Refuse(parameter, $"the body is read into '{first.Name}' already", problems);
            parameters.Add(model);
        }

        return parameters.ToEquatableArray();
    }

    private static ParameterModel? Parse(IParameterSymbol parameter, RouteTemplate template, string verb, bool isSync, ProblemList problems)
    {
        var type = NullableTypes.Unwrap(parameter.Type, out var isNullable);
        var source = FindSource(parameter, type, template, verb, isSync);
        if (source is null || parameter.RefKind != RefKind.None)
        {
            var hint = parameter.RefKind != RefKind.None ? "it is passed by reference"
                : template.Parameters.Contains(parameter.Name) ? "the template names it, and the type is not parsed from text: implement ISpanParsable"
                : Hint(verb, isSync, type);
            Refuse(parameter, hint, problems);
            return null;
        }

        var parsing = source is ParameterSource.Route or ParameterSource.Query ? ValueTypes.Find(type) : ValueParsing.None;
        return new ParameterModel(
            parameter.Name, type.ToDisplayString(TypeNames.FullNullable), type.ToDisplayString(TypeNames.Full),
            type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), source.Value, parsing, isNullable, DefaultValues.Write(parameter));
    }

    private static void Refuse(IParameterSymbol parameter, string hint, ProblemList problems) =>
        problems.Add(ProblemKind.ParameterWithoutSource, Spans.Of(parameter), parameter.Name, parameter.Type.ToDisplayString(), hint);

    private static ParameterSource? FindSource(IParameterSymbol parameter, ITypeSymbol type, RouteTemplate template, string verb, bool isSync)
    {
        var canAwait = ResultParser.IsAsync((IMethodSymbol)parameter.ContainingSymbol);
        if (template.Parameters.Contains(parameter.Name))
            return ValueTypes.Find(type) == ValueParsing.None ? null : ParameterSource.Route;
        switch (TypeNames.NameOf(type))
        {
            case "Adapters.HttpScope" when verb != Verbs.WebSocket:
            case "Adapters.WebSocketScope" when verb == Verbs.WebSocket:
                return ParameterSource.Scope;
            case "System.Threading.CancellationToken" when verb != Verbs.WebSocket:
                return ParameterSource.Cancellation;
            case "Adapters.Receive" when canAwait:
                return ParameterSource.Receive;
            case "Adapters.Send" when canAwait:
                return ParameterSource.Send;
            case "Adapters.Environ" when isSync:
                return ParameterSource.Environ;
            case "Adapters.StartResponse" when isSync && ResultParser.IsBlocks((IMethodSymbol)parameter.ContainingSymbol):
                return ParameterSource.StartResponse;
        }

        return Verbs.HasBody(verb) && FindBody(parameter, type) is { } body ? body
            : ValueTypes.Find(type) != ValueParsing.None ? ParameterSource.Query
            : null;
    }

    /// <summary>A string called body is the body; any other string is a query value.</summary>
    private static ParameterSource? FindBody(IParameterSymbol parameter, ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_String)
            return parameter.Name == "body" ? ParameterSource.BodyText : null;
        if (type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte })
            return ParameterSource.BodyBytes;
        if (TypeNames.Is(type, "System.ReadOnlyMemory") && type is INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_Byte }] })
            return ParameterSource.BodyMemory;
        return ValueTypes.Find(type) == ValueParsing.None && type.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Array && !IsOurs(type)
            ? ParameterSource.BodyJson
            : null;
    }

    private static bool IsOurs(ITypeSymbol type) => type.ContainingNamespace?.ToDisplayString() == "Adapters" || type.TypeKind == TypeKind.Delegate;

    private static string Hint(string verb, bool isSync, ITypeSymbol type) => TypeNames.NameOf(type) switch
    {
        "Adapters.Receive" or "Adapters.Send" => "a synchronous handler has no receive and send: return a Task, or take an Environ",
        "Adapters.StartResponse" => "a handler that starts the response itself is synchronous and returns IEnumerable<ReadOnlyMemory<byte>>",
        "Adapters.Environ" => isSync ? "" : "an asynchronous handler has no environ: take the HttpScope",
        _ when !Verbs.HasBody(verb) => $"a {verb} handler has no body, and the type is not parsed from text; name it in the template, or implement ISpanParsable",
        _ => "it is neither in the template, nor parsed from text, nor a type for the body",
    };
}
