using System.Text;
using System.Xml.Linq;

namespace Adapters.Generator.OpenApi.Comments;

/// <summary>The documentation comment of a symbol as plain text.</summary>
internal sealed class SymbolComment
{
    public static readonly SymbolComment None = new(null);

    private readonly XElement? _root;

    private SymbolComment(XElement? root) => _root = root;

    public string? Summary => Text(_root?.Element("summary"));

    public string? Remarks => Text(_root?.Element("remarks"));

    public string? Returns => Text(_root?.Element("returns"));

    /// <summary>The start of the ids of its texts, if they are in the file of another assembly.</summary>
    public string? FileId { get; private init; }

    /// <summary>The elements <c>response</c>: what a status means.</summary>
    public IEnumerable<(string Status, string? Text)> Responses => (_root?.Elements("response") ?? [])
        .Select(e => ((string?)e.Attribute("code") ?? "", Text(e)))
        .Where(r => r.Item1.Length > 0);

    /// <summary>Reads the text of a comment. One that is not XML says nothing.</summary>
    public static SymbolComment Parse(string xml)
    {
        try
        {
            return new SymbolComment(XElement.Parse($"<doc>{xml}</doc>"));
        }
        catch (System.Xml.XmlException)
        {
            return None;
        }
    }

    /// <summary>Returns a comment whose texts are in the file of another assembly.</summary>
    public static SymbolComment OfFile(string id) => new(null) { FileId = id };

    /// <summary>Returns the id of the text about a parameter in a file.</summary>
    public static string ParameterId(string id, string name) => $"{id} {name}";

    /// <summary>Returns what it says of a parameter.</summary>
    public string? Parameter(string name) =>
        Text(_root?.Elements("param").FirstOrDefault(e => (string?)e.Attribute("name") == name));

    private static string? Text(XElement? element)
    {
        if (element is null)
            return null;
        var text = new StringBuilder();
        foreach (var node in element.Nodes())
            Append(text, node);
        var lines = string.Join("\n", text.ToString().Split('\n').Select(l => l.Trim()));
        var paragraphs = lines.Split(["\n\n"], StringSplitOptions.RemoveEmptyEntries)
            .Select(p => string.Join(" ", p.Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries)))
            .Where(p => p.Length > 0);
        return string.Join("\n\n", paragraphs) is { Length: > 0 } some ? some : null;
    }

    private static void Append(StringBuilder text, XNode node)
    {
        if (node is XText plain)
            text.Append(plain.Value);
        if (node is not XElement element)
            return;
        if (element.Name.LocalName is "para" or "list" or "item")
            text.Append("\n\n");
        if (Reference(element) is { } name)
            text.Append(name);
        foreach (var child in element.Nodes())
            Append(text, child);
    }

    /// <summary>Returns the name that an empty element stands for: the last part of what it refers to.</summary>
    private static string? Reference(XElement element)
    {
        if (element.Nodes().Any())
            return null;
        var target = (string?)element.Attribute("langword") ?? (string?)element.Attribute("name") ?? (string?)element.Attribute("href");
        if (target is not null)
            return target;
        var cref = (string?)element.Attribute("cref") ?? "";
        var end = cref.IndexOfAny(['(', '{', '`', '<']);
        return (end < 0 ? cref : cref.Substring(0, end)).Split('.', ':').Last();
    }
}
