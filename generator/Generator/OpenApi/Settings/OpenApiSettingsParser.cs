using Microsoft.CodeAnalysis;

namespace Adapters.Generator.OpenApi.Settings;

/// <summary>Reads [assembly: OpenApi].</summary>
internal static class OpenApiSettingsParser
{
    private const string Attribute = "Adapters.OpenApiAttribute";
    private const string InformationalVersion = "System.Reflection.AssemblyInformationalVersionAttribute";

    /// <summary>Returns the attribute, or null if the assembly does not have it.</summary>
    public static AttributeData? Find(IAssemblySymbol assembly) =>
        assembly.GetAttributes().FirstOrDefault(a => TypeNames.Is(a.AttributeClass, Attribute));

    public static OpenApiSettings? Parse(IAssemblySymbol assembly)
    {
        if (Find(assembly) is not { } attribute)
            return null;
        var document = Text(attribute, "DocumentPath", "/openapi.json");
        return new OpenApiSettings(
            Text(attribute, "Title", assembly.Name)!, Text(attribute, "Version", null) ?? VersionOf(assembly),
            Text(attribute, "Description", null), Text(attribute, "Server", null),
            document, document is null ? null : Text(attribute, "PagePath", "/docs"));
    }

    private static string? Text(AttributeData attribute, string name, string? missing)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
                return argument.Value.Value as string;
        }

        return missing;
    }

    /// <summary>Returns the version of the package, without the commit that a build adds, which would make each build differ.</summary>
    private static string VersionOf(IAssemblySymbol assembly) => assembly.GetAttributes()
        .Where(a => TypeNames.Is(a.AttributeClass, InformationalVersion))
        .Select(a => (a.ConstructorArguments.FirstOrDefault().Value as string)?.Split('+')[0])
        .FirstOrDefault(v => !string.IsNullOrEmpty(v)) ?? assembly.Identity.Version.ToString(3);
}
