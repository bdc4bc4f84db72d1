using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Routing.Templates;

/// <summary>The start of the templates of a class: the prefixes of the groups that it is in, the outermost first, and its own.</summary>
internal sealed class RoutePrefix
{
    private readonly List<(AttributeData Attribute, int Start)> _parts = [];

    public RoutePrefix(INamedTypeSymbol type, AttributeData handler)
    {
        foreach (var outer in ContainingTypes.WithOwn(type))
        {
            foreach (var group in outer.GetAttributes().Where(a => TypeNames.Is(a.AttributeClass, TypeNames.GroupAttribute)))
                Add(group);
        }

        Add(handler);
    }

    public string Text { get; private set; } = "";

    /// <summary>Returns the span of characters of the text in the attribute that they come from.</summary>
    public SourceSpan SpanOf(int start, int length, CancellationToken cancellation)
    {
        var (attribute, first) = _parts.Last(p => p.Start <= Math.Max(start, 0));
        return Spans.Inside(attribute, 0, start < 0 ? -1 : start - first, length, cancellation);
    }

    private void Add(AttributeData attribute)
    {
        if (attribute.ConstructorArguments.FirstOrDefault().Value is not string { Length: > 0 } prefix)
            return;
        Text = Text.Length == 0 ? prefix : TemplateParser.Join(Text, prefix);
        _parts.Add((attribute, Text.Length - prefix.Length));
    }
}
