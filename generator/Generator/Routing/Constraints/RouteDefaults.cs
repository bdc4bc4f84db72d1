using Adapters.Generator.Binding;
using Adapters.Generator.Routing.Templates;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Routing.Constraints;

/// <summary>The values that a method gets for those that the path does not have.</summary>
internal static class RouteDefaults
{
    /// <summary>Returns the value as source text.</summary>
    public static string Write(RouteParameter parameter, ParameterModel model)
    {
        var conversion = model.Conversion!;
        if (parameter.Default is { } text)
            return conversion.IsText
                ? EmittedNames.Quote(text)
                : $"global::Adapters.CompilerServices.RouteValue.Default{conversion.TypeArguments}({EmittedNames.Utf8(text)})";
        return model.Default is null or "default"
            ? $"default({model.TypeName}{(model.IsOptional ? "?" : "")})" + (model.IsOptional ? "" : "!")
            : model.Default;
    }

    /// <summary>Explains why a parameter of a method cannot stand for a value that may be missing, or returns null.</summary>
    public static string? Refusal(RouteParameter parameter, ParameterModel model, ITypeSymbol type)
    {
        if (!parameter.MayBeMissing)
            return null;
        if (parameter.Default is not { } text)
            return model.IsOptional || model.Default is not null ? null : "it may be missing, so the parameter needs a '?' or a default";
        if (model.Default is not null)
            return "it has a default in the template and another at the parameter";
        return RouteTypes.NameOf(type) is not { } name
                ? "only the types that a template names have defaults there: write it at the parameter"
            : RouteTypes.IsValue(name, text) ? null
            : $"its default '{text}' is not a value of {type.ToDisplayString()}";
    }
}
