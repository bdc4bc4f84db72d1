using Adapters.Generator.Handlers;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Routing.Conflicts;

/// <summary>A route of another assembly, as that one describes it in its [AdaptersModule].</summary>
/// <param name="Shape">The path without the names of its parameters.</param>
/// <param name="Example">A path that the route takes.</param>
/// <param name="Assembly">The assembly.</param>
internal sealed record ModuleRoute(
    string Verb, string Template, string Shape, string Conditions, string Example, string Handler, string Assembly)
{
    /// <summary>The character between two routes.</summary>
    public const char NextRoute = '\n';

    private const char Separator = '\t';
    private const int Parts = 6;

    /// <summary>The segments of the example.</summary>
    public IReadOnlyList<string> Segments { get; } = Example.Substring(1).Split('/');

    /// <summary>Describes the paths of an endpoint.</summary>
    public static IEnumerable<string> Describe(EndpointModel endpoint) => RouteVariant.Of(endpoint).Select(route => string.Join(
        Separator.ToString(), endpoint.Verb, endpoint.Template.Text, route.Shape(PathCase.Regarded), endpoint.Conditions,
        ExampleUrl.Of(route), $"{endpoint.HandlerName}.{endpoint.MethodName}"));

    /// <summary>Reads the routes of the assemblies that a compilation references, in the order in which they are asked.</summary>
    public static IEnumerable<ModuleRoute> Of(Compilation compilation) => compilation.SourceModule.ReferencedAssemblySymbols
        .SelectMany(a => a.GetAttributes(), (assembly, attribute) => (assembly, attribute))
        .Where(a => TypeNames.Is(a.attribute.AttributeClass, TypeNames.ModuleAttribute))
        .OrderBy(a => NameOf(a.attribute), StringComparer.Ordinal)
        .SelectMany(a => Texts(a.attribute).Select(t => Read(t, a.assembly.Name)).OfType<ModuleRoute>());

    private static string NameOf(AttributeData attribute) =>
        (attribute.ConstructorArguments.FirstOrDefault().Value as INamedTypeSymbol)?.ToDisplayString(TypeNames.Full) ?? "";

    /// <summary>One text has all routes: an array in an attribute is not for all languages, and would be a warning.</summary>
    private static IEnumerable<string> Texts(AttributeData attribute) =>
        attribute.NamedArguments.FirstOrDefault(a => a.Key == "Routes").Value is { Kind: TypedConstantKind.Primitive, Value: string routes }
            ? routes.Split(NextRoute)
            : [];

    private static ModuleRoute? Read(string text, string assembly)
    {
        var parts = text.Split(Separator);
        return parts.Length == Parts ? new ModuleRoute(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], assembly) : null;
    }
}
