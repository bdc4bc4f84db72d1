using Adapters.Generator.Diagnostics;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Routing.Templates;

/// <summary>The template of a route where it is written: the prefix at the class and its groups, and the rest at the method.</summary>
internal sealed class TemplateSource(
    RoutePrefix prefix, AttributeData attribute, ProblemList problems, CancellationToken cancellation)
{
    private readonly int _argument = TypeNames.Is(attribute.AttributeClass, TypeNames.RouteAttribute) ? 1 : 0;

    private string Own => attribute.ConstructorArguments.ElementAtOrDefault(_argument).Value as string ?? "";

    private string Joined => TemplateParser.Join(prefix.Text, Own);

    /// <summary>Reads the template. Returns null if there is a problem, which is noted.</summary>
    public RouteTemplate? Parse()
    {
        if (Own.StartsWith("~/", StringComparison.Ordinal))
        {
            problems.Add(
                ProblemKind.BadTemplate, Spans.Inside(attribute, _argument, 0, 1, cancellation), Own,
                "'~' does not leave out the prefix of the class: give the route a class of its own");
            return null;
        }

        var template = TemplateParser.Parse(Joined, out var error);
        if (error is not null)
            Refuse(error.Start, error.Length, error.Message);
        return template;
    }

    /// <summary>Notes a problem with characters of the template.</summary>
    public void Refuse(int start, int length, string reason) =>
        problems.Add(ProblemKind.BadTemplate, SpanOf(start, length), Joined, reason);

    /// <summary>Returns the span of characters, at the attribute of the class or of the method.</summary>
    public SourceSpan SpanOf(int start, int length)
    {
        // The joined text begins with the prefix, without a slash at its end.
        var offset = Joined.Length - Own.Length;
        return start < offset && prefix.Text.Length > 0
            ? prefix.SpanOf(start, Math.Min(length, prefix.Text.Length - start), cancellation)
            : Spans.Inside(attribute, _argument, start - offset, length, cancellation);
    }
}
