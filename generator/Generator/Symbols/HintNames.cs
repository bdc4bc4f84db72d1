namespace Adapters.Generator.Symbols;

/// <summary>
/// The names of the emitted files. The compiler takes two names that differ only in case for one, and then emits nothing at all, but two
/// classes may have such names. A file that would be named like another gets a number.
/// </summary>
internal static class HintNames
{
    private const string Extension = ".g.cs";

    public static string OfHandler(string type) => type + Extension;

    public static string OfApp(string type) => type + ".EntryPoints" + Extension;

    public static string OfModule(string assembly) => EmittedNames.Module(assembly) + Extension;

    /// <summary>Returns a name that no other class has: no name in C# begins with a digit.</summary>
    public static string WithNumber(string hintName, int number) =>
        $"{hintName.Substring(0, hintName.Length - Extension.Length)}.{number}{Extension}";
}
