using Adapters.Generator.OpenApi.Settings;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.OpenApi.Documents;

/// <summary>The facts about the compilation that the document needs.</summary>
/// <param name="Settings">What [assembly: OpenApi] says, or null if there is none.</param>
/// <param name="Libraries">The parts of the libraries that are referenced, in the order in which their modules are asked.</param>
internal sealed record ApiFacts(OpenApiSettings? Settings, EquatableArray<ApiFragment> Libraries)
{
    public static ApiFacts Of(Compilation compilation)
    {
        var settings = OpenApiSettingsParser.Parse(compilation.Assembly);
        var libraries = settings is null ? [] : compilation.SourceModule.ReferencedAssemblySymbols
            .Where(a => a.Modules.Any(m => m.ReferencedAssemblies.Any(r => r.Name == TypeNames.Contracts)))
            .OrderBy(a => a.Name, StringComparer.Ordinal)
            .Select(FragmentText.Of)
            .OfType<ApiFragment>();
        return new ApiFacts(settings, libraries.ToEquatableArray());
    }
}
