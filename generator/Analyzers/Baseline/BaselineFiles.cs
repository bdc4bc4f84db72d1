using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Adapters.Analyzers.Baseline;

/// <summary>The baselines among the additional files, each read once.</summary>
internal static class BaselineFiles
{
    private static readonly ConditionalWeakTable<SourceText, BaselineFile> Parsed = new();

    public static BaselineFile? Read(AdditionalText file, CancellationToken cancellation) =>
        BaselineFile.Is(file) && file.GetText(cancellation) is { } text ? Parsed.GetValue(text, BaselineFile.Parse) : null;

    /// <summary>The known findings of an assembly; a project has one baseline, the nearest one above it.</summary>
    public static Dictionary<BaselineKey, int> KnownIn(
        string assembly, ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        var known = new Dictionary<BaselineKey, int>();
        foreach (var file in files)
        {
            foreach (var entry in Read(file, cancellation)?.Of(assembly) ?? new Dictionary<BaselineKey, int>())
                known[entry.Key] = entry.Value;
        }

        return known;
    }
}
