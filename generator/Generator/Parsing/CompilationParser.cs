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
            .Where(SeesUs)
            .Select(FindModule)
            .Where(m => m is not null)
            .Select(m => m!)
            .OrderBy(m => m, StringComparer.Ordinal)
            .ToEquatableArray());

    /// <summary>Null for what is no context, or one that emitted code cannot name.</summary>
    public static JsonContextModel? ParseJson(INamedTypeSymbol type, IEnumerable<AttributeData> attributes)
    {
        var isContext = Bases(type).Any(t => TypeNames.Is(t, TypeNames.JsonContext));
        for (var t = type; t is not null; t = t.ContainingType)
            isContext &= MethodParser.IsReachable(t) && !t.IsGenericType && !t.IsFileLocal;
        return !isContext ? null : new JsonContextModel(type.ToDisplayString(TypeNames.Full), attributes
            .Select(a => a.ConstructorArguments.FirstOrDefault().Value as ITypeSymbol)
            .Where(t => t is not null)
            .Select(t => t!.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(TypeNames.Full))
            .ToEquatableArray());
    }

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var t = type.BaseType; t is not null; t = t.BaseType)
            yield return t;
    }

    /// <summary>Only an assembly that references the contracts can have a module: the others' attributes need not be read.</summary>
    private static bool SeesUs(IAssemblySymbol assembly) =>
        assembly.Modules.Any(m => m.ReferencedAssemblies.Any(a => a.Name == TypeNames.Contracts));

    private static string? FindModule(IAssemblySymbol assembly) => assembly.GetAttributes()
        .Where(a => TypeNames.Is(a.AttributeClass, TypeNames.ModuleAttribute))
        .Select(a => (a.ConstructorArguments.FirstOrDefault().Value as INamedTypeSymbol)?.ToDisplayString(TypeNames.Full))
        .FirstOrDefault();
}
