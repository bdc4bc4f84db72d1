using System.Collections.Concurrent;
using System.Collections.Immutable;
using Adapters.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Adapters.Analyzers.Options;

/// <summary>
/// Reports options that have no effect. An analyzer is not given the files that set them, so each is reported once, at the first file of
/// the project that it applies to. Live: only a file with such an option asks which file is the first.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OptionAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor WithoutEffect = Rule.Warning(
        "ADPT134", Rule.Blocking, "Option without effect", "'{0}' {1}",
        "An option whose name or value the rules do not know would leave them as they are without a word.");

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [WithoutEffect];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        // The first file may be a generated one: an option applies to it as to any other.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var options = context.Options.AnalyzerConfigOptionsProvider;
        var first = new ConcurrentDictionary<OptionProblem, SyntaxTree>();
        var compilation = context.Compilation;
        context.RegisterSyntaxTreeAction(c =>
        {
            foreach (var problem in ProblemsOf(c.Tree, options))
            {
                if (first.GetOrAdd(problem, p => compilation.SyntaxTrees.First(t => ProblemsOf(t, options).Contains(p))) == c.Tree)
                    c.ReportDiagnostic(Diagnostic.Create(WithoutEffect, StartOf(c.Tree), problem.Option, problem.Reason));
            }
        });
    }

    /// <summary>The problems of a file, whose own options come before those of all files.</summary>
    private static IEnumerable<OptionProblem> ProblemsOf(SyntaxTree tree, AnalyzerConfigOptionsProvider options)
    {
        var own = options.GetOptions(tree);
        return OptionProblem.In(own)
            .Concat(OptionProblem.In(options.GlobalOptions).Where(p => !own.TryGetValue(p.Option, out _)))
            .Distinct();
    }

    private static Location StartOf(SyntaxTree tree) => Location.Create(tree, new TextSpan(0, 0));
}
