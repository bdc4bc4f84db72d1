using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Adapters.Analyzers.Async;

/// <summary>The base class of the analyzers for asynchronous code. Each has one rule, over code in scope.</summary>
public abstract class AsyncAnalyzer : DiagnosticAnalyzer
{
    private protected AsyncAnalyzer(DiagnosticDescriptor rule) => SupportedDiagnostics = [rule];

    /// <inheritdoc />
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc />
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(c => Start(c, new ScopedCode(c.Compilation, c.Options)));
    }

    private protected abstract void Start(CompilationStartAnalysisContext context, ScopedCode code);
}
