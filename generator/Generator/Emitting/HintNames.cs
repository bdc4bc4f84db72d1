using Adapters.Generator.Model;

namespace Adapters.Generator.Emitting;

/// <summary>
/// The names of the emitted files. The compiler takes two that differ in case only for one and then emits nothing at all, while C# takes two
/// classes whose names do so for two. What would be called as another file is gets a number.
/// </summary>
internal static class HintNames
{
    private const string Extension = ".g.cs";

    public static string OfHandler(string type) => type + Extension;

    public static string OfApp(string type) => type + ".EntryPoints" + Extension;

    public static string OfModule(string assembly) => Names.Module(assembly) + Extension;

    /// <summary>The files of handlers that need a number, which is almost never the case: the other files come first, then the handlers by name.</summary>
    public static EquatableArray<NumberedHandler> Numbers(IEnumerable<HandlerModel> handlers, string assembly, IEnumerable<AppModel> apps)
    {
        var taken = new HashSet<string>(apps.Select(a => a.HintName).Append(OfModule(assembly)), StringComparer.OrdinalIgnoreCase);
        var numbered = new List<NumberedHandler>();
        foreach (var handler in handlers.Where(h => !taken.Add(h.HintName)))
        {
            var number = 2;
            while (!taken.Add(WithNumber(handler.HintName, number)))
                number++;
            numbered.Add(new NumberedHandler(handler.TypeName, number));
        }

        return numbered.ToEquatableArray();
    }

    public static HandlerModel Apply(HandlerModel handler, EquatableArray<NumberedHandler> numbers)
    {
        foreach (var numbered in numbers)
        {
            if (numbered.TypeName == handler.TypeName)
                return handler with { HintName = WithNumber(handler.HintName, numbered.Number) };
        }

        return handler;
    }

    /// <summary>No name in C# begins with a digit, so that no other class has such a file.</summary>
    private static string WithNumber(string hintName, int number) => $"{hintName.Substring(0, hintName.Length - Extension.Length)}.{number}{Extension}";
}
