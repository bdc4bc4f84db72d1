using System.Xml.Linq;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.OpenApi.Comments;

/// <summary>The comments of a referenced assembly, from the file that its build makes with GenerateDocumentationFile.</summary>
internal sealed record CommentFile(string Assembly, EquatableArray<CommentText> Texts)
{
    /// <summary>Determines whether an additional file may be one.</summary>
    public static bool IsOne(AdditionalText file) => file.Path.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns null if it is another file.</summary>
    public static CommentFile? Read(AdditionalText file, CancellationToken cancellation)
    {
        try
        {
            var doc = XDocument.Parse(file.GetText(cancellation)?.ToString() ?? "").Element("doc");
            return (string?)doc?.Element("assembly")?.Element("name") is { } name
                ? new CommentFile(name, (doc!.Element("members")?.Elements("member") ?? []).SelectMany(TextsOf).ToEquatableArray())
                : null;
        }
        catch (System.Xml.XmlException)
        {
            return null;
        }
    }

    private static IEnumerable<CommentText> TextsOf(XElement member)
    {
        var id = (string?)member.Attribute("name") ?? "";
        var comment = SymbolComment.Parse(string.Concat(member.Nodes()));
        if (comment.Summary is { } summary)
            yield return new CommentText(id, summary);
        foreach (var name in member.Elements("param").Select(p => (string?)p.Attribute("name")).OfType<string>())
        {
            if (comment.Parameter(name) is { } text)
                yield return new CommentText(SymbolComment.ParameterId(id, name), text);
        }
    }
}

/// <summary>A text of a comment.</summary>
internal sealed record CommentText(string Id, string Text);
