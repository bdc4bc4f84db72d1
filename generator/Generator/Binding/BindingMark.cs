using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Adapters.Generator.Binding;

/// <summary>The sources that an attribute can name.</summary>
internal enum BindingKind
{
    Route,
    Query,
    Header,
    Cookie,
    Body,
    Form,
    Services,
    Members,
}

/// <summary>The attribute that names the source of a parameter.</summary>
/// <param name="Name">The name of the value in the request, or null for that of the parameter.</param>
/// <param name="Key">The key of a service as source text, or null.</param>
/// <param name="HasHiddenKey">Whether emitted code cannot name the type of the key.</param>
internal sealed record BindingMark(BindingKind Kind, string? Name, bool IsCaseSensitive, string? Key, bool HasHiddenKey)
{
    private const string KeyedServices = "Microsoft.Extensions.DependencyInjection.FromKeyedServicesAttribute";

    /// <summary>Reads the attributes of a parameter or property that name a source.</summary>
    public static IEnumerable<BindingMark> Of(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (KindOf(TypeNames.NameOf(attribute.AttributeClass)) is { } kind)
            {
                var key = KeyOf(attribute);
                yield return new BindingMark(
                    kind, Argument(attribute, "Name").Value as string, Argument(attribute, "IsCaseSensitive").Value is true,
                    Write(key), !key.IsNull && IsHidden(key));
            }
        }
    }

    private static BindingKind? KindOf(string attribute) => attribute switch
    {
        "Adapters.FromRouteAttribute" => BindingKind.Route,
        "Adapters.FromQueryAttribute" => BindingKind.Query,
        "Adapters.FromHeaderAttribute" => BindingKind.Header,
        "Adapters.FromCookieAttribute" => BindingKind.Cookie,
        "Adapters.FromBodyAttribute" => BindingKind.Body,
        "Adapters.FromFormAttribute" => BindingKind.Form,
        "Adapters.FromServicesAttribute" or KeyedServices => BindingKind.Services,
        "Adapters.AsParametersAttribute" => BindingKind.Members,
        _ => null,
    };

    private static TypedConstant Argument(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value;

    private static TypedConstant KeyOf(AttributeData attribute) => TypeNames.Is(attribute.AttributeClass, KeyedServices)
        ? attribute.ConstructorArguments.FirstOrDefault()
        : Argument(attribute, "Key");

    private static bool IsHidden(TypedConstant key) =>
        !Reachability.CanBeNamed(key.Kind == TypedConstantKind.Type ? (ITypeSymbol)key.Value! : key.Type);

    private static string? Write(TypedConstant key) => key.IsNull ? null : key.Kind switch
    {
        TypedConstantKind.Type => $"typeof({((ITypeSymbol)key.Value!).ToDisplayString(TypeNames.Full)})",
        TypedConstantKind.Enum => $"({key.Type!.ToDisplayString(TypeNames.Full)})({key.Value})",
        TypedConstantKind.Primitive => Typed(key),
        _ => null,
    };

    /// <summary>Keys are compared with their type: 1 is not the same key as 1L.</summary>
    private static string Typed(TypedConstant key) => key.Value is string or bool or char
        ? key.ToCSharpString()
        : $"({key.Type!.ToDisplayString(TypeNames.Full)})({ConstantText.Write(key.Value)})";
}
