using System.Runtime.CompilerServices;
using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Members;

/// <summary>
/// The blocking members that another assembly was found to have when it was compiled. They travel in metadata, as
/// <c>[assembly: AssemblyMetadata("Adapters.Blocking", "M:Shop.Store.Save|Files|Store.Save → FileStream.Flush")]</c>: it needs no
/// reference to Adapters.
/// </summary>
internal static class AssemblySummaries
{
    public const string Key = "Adapters.Blocking";

    // The symbol of a referenced assembly is shared by the compilations that reference it unchanged.
    private static readonly ConditionalWeakTable<IAssemblySymbol, Dictionary<string, MemberClassification>> Read = new();

    public static MemberClassification? Find(ISymbol member)
    {
        if (member.ContainingAssembly is not { } assembly)
            return null;
        var summary = Read.GetValue(assembly, Parse);
        return summary.Count > 0 && member.GetDocumentationCommentId() is { } id && summary.TryGetValue(id, out var classification)
            ? classification
            : null;
    }

    /// <summary>Gives an assembly that is not built, but loaded as source, the lines of its summary.</summary>
    public static void Provide(IAssemblySymbol assembly, IEnumerable<string> lines)
    {
        var summary = Read.GetValue(assembly, Parse);
        foreach (var line in lines)
            Add(summary, line);
    }

    public static string Format(string id, BlockingGroup group, string path) => $"{id}|{group}|{path}";

    private static Dictionary<string, MemberClassification> Parse(IAssemblySymbol assembly)
    {
        var summary = new Dictionary<string, MemberClassification>(StringComparer.Ordinal);
        foreach (var attribute in assembly.GetAttributes())
        {
            if (attribute is
                {
                    AttributeClass.Name: "AssemblyMetadataAttribute",
                    ConstructorArguments: [{ Value: Key }, { Value: string value }]
                })
                Add(summary, value);
        }

        return summary;
    }

    private static void Add(Dictionary<string, MemberClassification> summary, string line)
    {
        if (line.Split(['|'], 3) is [var id, var name, var path] && Enum.TryParse<BlockingGroup>(name, out var group))
            summary[id] = new MemberClassification(true, group, path);
    }
}
