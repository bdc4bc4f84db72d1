using Adapters.Generator.OpenApi.Settings;
using Adapters.Generator.Routing;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.App;

/// <summary>Reads what the pipeline needs of the compilation, as values.</summary>
internal static class CompilationParser
{
    public static CompilationModel Parse(Compilation compilation, CancellationToken cancellation) => new(
        compilation.AssemblyName ?? "Application",
        compilation.GetTypeByMetadataName(TypeNames.Server) is not null,
        compilation.GetTypeByMetadataName(TypeNames.ServiceScopeFactory) is { } factory && IsVisible(factory, compilation),
        FindModules(compilation, cancellation).OrderBy(m => m, StringComparer.Ordinal).ToEquatableArray(),
        PathCase.IsIgnored(compilation.Assembly),
        compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary,
        OpenApiSettingsParser.Parse(compilation.Assembly));

    private static bool IsVisible(INamedTypeSymbol type, Compilation compilation) =>
        type.DeclaredAccessibility == Accessibility.Public
        || SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly);

    private static IEnumerable<string> FindModules(Compilation compilation, CancellationToken cancellation)
    {
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellation.ThrowIfCancellationRequested();
            if (SeesUs(assembly) && FindModule(assembly) is { } module)
                yield return module;
        }
    }

    /// <summary>Only an assembly that references the contracts can have a module: the others' attributes need not be read.</summary>
    private static bool SeesUs(IAssemblySymbol assembly) =>
        assembly.Modules.Any(m => m.ReferencedAssemblies.Any(a => a.Name == TypeNames.Contracts));

    private static string? FindModule(IAssemblySymbol assembly) => assembly.GetAttributes()
        .Where(a => TypeNames.Is(a.AttributeClass, TypeNames.ModuleAttribute))
        .Select(a => (a.ConstructorArguments.FirstOrDefault().Value as INamedTypeSymbol)?.ToDisplayString(TypeNames.Full))
        .FirstOrDefault();
}
