using System.Collections.Immutable;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Diagnostics;

/// <summary>Makes diagnostics of problems.</summary>
internal sealed class Findings(Action<Diagnostic> report, SourceLocations places)
{
    public void Add(ProblemList problems)
    {
        foreach (var problem in problems.Items.Concat(problems.Warnings))
            Add(DefinitionRules.For(problem.Kind), problem.Span, [.. problem.Arguments]);
    }

    public void Add(DiagnosticDescriptor rule, SourceSpan span, params string[] arguments) =>
        report(Diagnostic.Create(rule, places.Of(span), arguments.ToArray<object>()));

    /// <param name="property">The name and value of a property that a fix reads.</param>
    public void Add(DiagnosticDescriptor rule, SourceSpan span, (string Name, string Value) property, params string[] arguments) =>
        report(Diagnostic.Create(
            rule, places.Of(span), ImmutableDictionary<string, string?>.Empty.Add(property.Name, property.Value),
            arguments.ToArray<object>()));

    public void Add(DiagnosticDescriptor rule, SourceSpan span, SourceSpan other, params string[] arguments) =>
        report(Diagnostic.Create(rule, places.Of(span), [places.Of(other)], arguments.ToArray<object>()));
}
