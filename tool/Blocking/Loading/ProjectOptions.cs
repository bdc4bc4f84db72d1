using System.Diagnostics.CodeAnalysis;
using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Adapters.Tool.Blocking.Loading;

/// <summary>The options of a project, and those of the command where the project says nothing.</summary>
internal sealed class ProjectOptions(AnalyzerConfigOptionsProvider project, string? profile) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions => new WithDefaults(project.GlobalOptions, profile);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new WithDefaults(project.GetOptions(tree), profile);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new WithDefaults(project.GetOptions(textFile), profile);

    private sealed class WithDefaults(AnalyzerConfigOptions own, string? profile) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => own.Keys;

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            if (own.TryGetValue(key, out value))
                return true;
            value = key switch
            {
                BlockingOptions.Scope => "all_async",
                BlockingOptions.Profile => profile,
                _ => null,
            };
            return value is not null;
        }
    }
}
