using System.Runtime.CompilerServices;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Json;

/// <summary>
/// The contexts of referenced assemblies. The types of an assembly are looked through once: the compiler keeps its symbols from one
/// compilation to the next.
/// </summary>
internal static class ReferencedContexts
{
    private const string Serializer = "System.Text.Json";

    private static readonly ConditionalWeakTable<IAssemblySymbol, IReadOnlyList<Found>> Known = new();

    /// <summary>Returns the contexts that emitted code can use: by the names of their assemblies, then by their own.</summary>
    public static EquatableArray<JsonContextModel> Of(Compilation compilation, CancellationToken cancellation) =>
        compilation.SourceModule.ReferencedAssemblySymbols
            .Where(MayHaveContexts)
            .OrderBy(a => a.Name, StringComparer.Ordinal)
            .SelectMany(a => In(a, cancellation).Where(f => f.IsPublic || a.GivesAccessTo(compilation.Assembly)))
            .Select(f => f.Context)
            .ToEquatableArray();

    /// <summary>Those of .NET are for its own types.</summary>
    private static bool MayHaveContexts(IAssemblySymbol assembly) =>
        !assembly.Name.StartsWith("System.", StringComparison.Ordinal) && !assembly.Name.StartsWith("Microsoft.", StringComparison.Ordinal)
        && assembly.Modules.Any(m => m.ReferencedAssemblies.Any(a => a.Name == Serializer));

    private static IReadOnlyList<Found> In(IAssemblySymbol assembly, CancellationToken cancellation)
    {
        if (Known.TryGetValue(assembly, out var known))
            return known;
        var found = Find(assembly, cancellation).OrderBy(f => f.Context.TypeName, StringComparer.Ordinal).ToList();
        return Known.GetValue(assembly, _ => found);
    }

    private static IEnumerable<Found> Find(IAssemblySymbol assembly, CancellationToken cancellation)
    {
        foreach (var type in SourceTypes.Of(assembly.GlobalNamespace))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!JsonContextParser.IsContext(type))
                continue;
            var attributes = type.GetAttributes().Where(a => TypeNames.Is(a.AttributeClass, TypeNames.JsonSerializableAttribute));
            if (JsonContextParser.Parse(type, attributes, cancellation) is { } context)
                yield return new Found(context, ContainingTypes.WithOwn(type).All(t => t.DeclaredAccessibility == Accessibility.Public));
        }
    }

    private sealed record Found(JsonContextModel Context, bool IsPublic);
}
