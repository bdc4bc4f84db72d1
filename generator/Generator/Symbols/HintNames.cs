namespace Adapters.Generator.Symbols;

/// <summary>
/// The names of the emitted files. The compiler takes two that differ in case only for one and then emits nothing at all, while C# takes two
/// classes whose names do so for two. What would be called as another file is gets a number.
/// </summary>
internal static class HintNames
{
    private const string Extension = ".g.cs";

    public static string OfHandler(string type) => type + Extension;

    public static string OfApp(string type) => type + ".EntryPoints" + Extension;

    public static string OfModule(string assembly) => EmittedNames.Module(assembly) + Extension;

    /// <summary>No name in C# begins with a digit, so that no other class has such a file.</summary>
    public static string WithNumber(string hintName, int number) => $"{hintName.Substring(0, hintName.Length - Extension.Length)}.{number}{Extension}";
}
