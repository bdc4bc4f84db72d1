using System.Collections.Immutable;
using Adapters.Analyzers.Blocking.Cache;
using Adapters.Analyzers.Blocking.Delegates;
using Adapters.Analyzers.Blocking.Members;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Roots;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking;

/// <summary>
/// Finds blocking calls in what must not block, through any depth of helpers. Live: each body in scope is analyzed when the compiler has
/// bound it, and the helpers that it leads to are read on demand, once for a compilation.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlockingAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. BlockingRules.All];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterAdditionalFileAction(AnalyzeList);
        context.RegisterCompilationStartAction(Start);
    }

    private static void AnalyzeList(AdditionalFileAnalysisContext context)
    {
        if (!UserMembers.IsList(context.AdditionalFile))
            return;
        foreach (var entry in UserMembers.FindProblems(context.AdditionalFile, context.Compilation, context.CancellationToken))
            context.ReportDiagnostic(Diagnostic.Create(BlockingRules.LineWithoutEffect, entry.Location, entry.Text, entry.Problem));
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var options = new BlockingOptions(context.Options.AnalyzerConfigOptionsProvider);
        var users = UserMembers.Read(context.Options.AdditionalFiles, context.CancellationToken);
        var cache = BodyCache.For(context.Compilation, options, context.Options.AdditionalFiles, context.CancellationToken);
        var analysis = new BlockingAnalysis(context.Compilation, options, users, cache);
        if (!QuietFindings.AreCounted(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions))
        {
            context.RegisterOperationBlockAction(c => Analyze(c, analysis, null));
            return;
        }

        var quiet = new QuietFindings(context.Compilation);
        context.RegisterOperationBlockAction(c => Analyze(c, analysis, quiet));
        context.RegisterCompilationEndAction(quiet.Report);
    }

    private static void Analyze(OperationBlockAnalysisContext context, BlockingAnalysis analysis, QuietFindings? quiet)
    {
        if (context.OperationBlocks.IsEmpty || !analysis.Scope.Applies(context.OperationBlocks[0].Syntax.SyntaxTree))
            return;
        analysis.Models.Offer(context.OperationBlocks[0].SemanticModel);
        if (context.OwningSymbol is IMethodSymbol method && IsChecked(analysis, method))
            Report(context, analysis, quiet, method, context.OperationBlocks);
        else if (InitializerOf(context.OwningSymbol) is { } constructor)
            ReportInitializer(context, analysis, constructor);
        if (context.OwningSymbol is IMethodSymbol helper && analysis.Roots.At(helper, context.CancellationToken) is { } root)
            Report(context, quiet, FindingsOf(helper, analysis, root.Calls.OnLoop, context.CancellationToken).At(root));
        var offloaded = new OffloadedFunctions(analysis.DelegateFlows, context.CancellationToken);
        foreach (var operation in context.OperationBlocks.SelectMany(b => b.DescendantsAndSelf()))
        {
            if (ScopedBodies.SymbolOf(operation) is { } function && IsChecked(analysis, function) && !offloaded.Contain(operation))
                Report(context, analysis, quiet, function, [operation]);
        }
    }

    /// <summary>The static constructor that an initialiser is a part of; null for any other code.</summary>
    private static IMethodSymbol? InitializerOf(ISymbol owner) =>
        owner is IFieldSymbol { IsStatic: true } or IPropertySymbol { IsStatic: true }
            ? owner.ContainingType.StaticConstructors.FirstOrDefault()
            : null;

    /// <summary>
    /// Reports an initialiser at severity Info, and not at each use: it runs once, whoever is the first to use its type.
    /// </summary>
    private static void ReportInitializer(OperationBlockAnalysisContext context, BlockingAnalysis analysis, IMethodSymbol constructor)
    {
        var edges = analysis.Graph.EdgesOfInitializer(constructor, context.OperationBlocks, context.CancellationToken)
            .Where(e => e.Confidence < Confidence.Low).Select(e => e with { Confidence = Confidence.Low });
        var findings = FindingsOf(constructor, analysis, onLoop: false, context.CancellationToken);
        foreach (var finding in findings.In([.. edges]))
            context.ReportDiagnostic(finding);
    }

    private static bool IsChecked(BlockingAnalysis analysis, IMethodSymbol method) =>
        analysis.Scope.Contains(method) || analysis.Scope.MustNotWait(method);

    private static void Report(
        OperationBlockAnalysisContext context, BlockingAnalysis analysis, QuietFindings? quiet, IMethodSymbol method,
        IEnumerable<IOperation> operations)
    {
        var findings = FindingsOf(method, analysis, analysis.Scope.OnLoop(method), context.CancellationToken);
        var waits = analysis.Scope.Contains(method) ? null : BlockingRules.OfWaits;
        foreach (var finding in findings.In(analysis.Graph.EdgesOf(method, operations, context.CancellationToken)))
        {
            if (waits?.Contains(finding.Id) != false)
                Report(context, quiet, finding);
        }
    }

    private static void Report(OperationBlockAnalysisContext context, QuietFindings? quiet, Diagnostic finding)
    {
        quiet?.Count(finding, context.CancellationToken);
        context.ReportDiagnostic(finding);
    }

    private static BlockingFindings FindingsOf(
        IMethodSymbol method, BlockingAnalysis analysis, bool onLoop, CancellationToken cancellation) =>
        new(method, AnalysisScope.FlagsOf(method), onLoop, analysis.Roots, cancellation);
}
