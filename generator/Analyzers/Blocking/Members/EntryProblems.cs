namespace Adapters.Analyzers.Blocking.Members;

/// <summary>The problem with a line that is no entry, as the end of "cannot be read: ".</summary>
internal static class EntryProblems
{
    public static string Of(string id)
    {
        if (id.Length == 0)
            return "'!' needs a documentation id behind it";
        if (id.Length < 2 || id[1] != ':' || "MPTNFE!".IndexOf(id[0]) < 0)
            return "it must begin with M: (a method), P: (a property), T: (a type) or N: (a namespace), or with '!' before one of these";
        if (id[0] is 'F' or 'E')
            return "a field or an event cannot be listed: only a method, a property, a type or a namespace";
        return OfPath(id[0], id.Substring(2));
    }

    private static string OfPath(char kind, string path)
    {
        var parameters = path.IndexOf('(');
        var name = parameters < 0 ? path : path.Substring(0, parameters);
        if (name.Contains('<') || path.Contains('<'))
            return "type arguments are not written in a documentation id: Store`1 is Store<T>";
        if (name.Contains('+'))
            return "a nested type is written with a dot: Outer.Inner";
        if (name.Contains('*'))
            return kind is 'T' or 'N'
                ? "a star stands for members: write M: and the type before it"
                : "a star can stand at the end of a member's name only, and without parameters";
        if (parameters >= 0)
            return kind is 'T' or 'N'
                ? "parameters belong to a method: write M:"
                : "its parameters must stand between '(' and ')', with nothing behind them";
        if (kind is 'M' or 'P' && !name.Contains('.'))
            return "a member needs its type before it, such as M:Shop.Store.Save";
        return "it is not a documentation id, such as M:Shop.Store.Save or T:Shop.Store";
    }
}
