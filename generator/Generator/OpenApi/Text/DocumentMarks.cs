using System.Text.RegularExpressions;

namespace Adapters.Generator.OpenApi.Text;

/// <summary>
/// Marks in place of names that are known only when all parts of a document are. They are between control characters, which JSON does not
/// have.
/// </summary>
internal static class DocumentMarks
{
    private const char Type = '\u0001';
    private const char Patch = '\u0002';
    private const char Component = '\u0003';
    private const char PathName = '\u0004';
    private const char Comment = '\u0007';

    /// <summary>A description that is in a file, with the commas around it.</summary>
    private static readonly Regex Descriptions = new($"(,?)\"description\":\"{Comment}([^{Comment}]*){Comment}\"(,?)");

    /// <summary>Returns what stands for the schema of a type that is read or written as JSON.</summary>
    public static string OfType(string typeName) => Type + typeName + Type;

    /// <summary>Returns what stands for the schema of a change of a type.</summary>
    public static string OfPatch(string typeName) => Patch + typeName + Patch;

    /// <summary>Returns what stands for the name of a component.</summary>
    public static string OfComponent(string key) => Component + key + Component;

    /// <summary>Returns what stands for the name of a value in the path.</summary>
    /// <param name="place">Its place among those of the path.</param>
    public static string OfPathName(int place) => $"{PathName}{place}{PathName}";

    /// <summary>Returns what stands for a text of a comment that is in a file, with its quotes.</summary>
    public static string OfComment(string id) => $"\"{Comment}{id}{Comment}\"";

    /// <summary>Puts the texts of comments in their places. Where there is none, there is no description.</summary>
    public static string ReplaceComments(string json, Func<string, string?> textOf) => json.IndexOf(Comment) < 0 ? json
        : Descriptions.Replace(json, m => textOf(m.Groups[2].Value) is { } text
            ? $"{m.Groups[1].Value}\"description\":{JsonText.Quote(text)}{m.Groups[3].Value}"
            : m.Groups[1].Length > 0 ? m.Groups[3].Value : "");

    public static string ReplaceTypes(string json, Func<string, string> schemaOf) => Replace(json, Type, schemaOf);

    public static string ReplacePatches(string json, Func<string, string> schemaOf) => Replace(json, Patch, schemaOf);

    public static string ReplaceComponents(string json, Func<string, string> nameOf) => Replace(json, Component, nameOf);

    public static string ReplacePathNames(string json, Func<string, string> nameOf) => Replace(json, PathName, nameOf);

    /// <summary>Returns the keys of the components that a text refers to.</summary>
    public static IEnumerable<string> ComponentsIn(string json) => json.Split(Component).Where((_, i) => i % 2 == 1);

    private static string Replace(string json, char mark, Func<string, string> replacement) =>
        string.Concat(json.Split(mark).Select((part, i) => i % 2 == 1 ? replacement(part) : part));
}
