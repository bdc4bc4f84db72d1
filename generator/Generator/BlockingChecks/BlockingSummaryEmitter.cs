using System.Collections.Immutable;
using Adapters.Analyzers.Blocking.Members;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.BlockingChecks;

/// <summary>Emits the members of the assembly that block, for the assemblies that reference it.</summary>
internal static class BlockingSummaryEmitter
{
    public static string Emit(ImmutableArray<string> lines)
    {
        var code = new CodeWriter();
        foreach (var line in lines)
            code.Line($"[assembly: global::System.Reflection.AssemblyMetadata(\"{AssemblySummaries.Key}\", {EmittedNames.Quote(line)})]");
        return code.ToString();
    }
}
