using Adapters.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Parsing;

/// <summary>What the pipeline needs of the compilation, as values.</summary>
internal static class CompilationParser
{
    public static CompilationModel Parse(Compilation compilation) => new(
        compilation.AssemblyName ?? "Application",
        compilation.GetTypeByMetadataName(TypeNames.Server) is not null,
        compilation.SourceModule.ReferencedAssemblySymbols
            .Select(FindModule)
            .Where(m => m is not null)
            .Select(m => m!)
            .OrderBy(m => m, StringComparer.Ordinal)
            .ToEquatableArray());

    public static JsonContextModel ParseJson(INamedTypeSymbol type, IEnumerable<AttributeData> attributes) => new(
        type.ToDisplayString(TypeNames.Full),
        attributes
            .Select(a => a.ConstructorArguments.FirstOrDefault().Value as ITypeSymbol)
            .Where(t => t is not null)
            .Select(t => t!.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(TypeNames.Full))
            .ToEquatableArray());

    private static string? FindModule(IAssemblySymbol assembly) => assembly.GetAttributes()
        .Where(a => TypeNames.Is(a.AttributeClass, TypeNames.ModuleAttribute))
        .Select(a => (a.ConstructorArguments.FirstOrDefault().Value as INamedTypeSymbol)?.ToDisplayString(TypeNames.Full))
        .FirstOrDefault();
}
