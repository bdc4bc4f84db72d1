using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Diagnostics;

/// <summary>Makes diagnostics of problems.</summary>
internal sealed class Findings(Action<Diagnostic> report, SourceLocations places)
{
    public void Add(ProblemList problems)
    {
        foreach (var problem in problems.Items)
            Add(DefinitionRules.For(problem.Kind), problem.Span, [.. problem.Arguments]);
    }

    public void Add(DiagnosticDescriptor rule, SourceSpan span, params string[] arguments) =>
        report(Diagnostic.Create(rule, places.Of(span), arguments.ToArray<object>()));

    public void Add(DiagnosticDescriptor rule, SourceSpan span, SourceSpan other, params string[] arguments) =>
        report(Diagnostic.Create(rule, places.Of(span), [places.Of(other)], arguments.ToArray<object>()));
}
