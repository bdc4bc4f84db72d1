using Generator.Fuzz.Models;

namespace Generator.Fuzz;

/// <summary>Makes a program smaller: without handlers, routes and parameters, as long as a fault of its kind is left.</summary>
internal static class Shrinker
{
    public static FuzzProgram Shrink(FuzzProgram program, string fault)
    {
        var kind = KindOf(fault);
        for (var isSmaller = true; isSmaller;)
        {
            isSmaller = false;
            foreach (var smaller in Smaller(program))
            {
                if (Trial.FaultOf(smaller) is not { } left || KindOf(left) != kind)
                    continue;
                (program, isSmaller) = (smaller, true);
                break;
            }
        }

        return program;
    }

    private static string KindOf(string fault) => fault.Split(' ')[0];

    private static IEnumerable<FuzzProgram> Smaller(FuzzProgram program)
    {
        if (program.Library is not null)
        {
            FuzzHandler[] all = [.. program.Handlers, .. program.LibraryHandlers];
            yield return program with { Library = null, LibraryHandlers = [], Handlers = all };
        }

        foreach (var handlers in Smaller(program.Handlers, Smaller))
            yield return program with { Handlers = handlers };
    }

    private static IEnumerable<FuzzHandler> Smaller(FuzzHandler handler)
    {
        if (handler.Beside.Length + handler.Members.Length > 0)
            yield return handler with { Beside = "", Members = "" };
        foreach (var routes in Smaller(handler.Routes, Smaller))
            yield return handler with { Routes = routes };
    }

    private static IEnumerable<FuzzRoute> Smaller(FuzzRoute route) =>
        Smaller(route.Parameters, _ => []).Select(p => route with { Parameters = p });

    /// <summary>Returns the items without one of them, or with one of them smaller.</summary>
    private static IEnumerable<T[]> Smaller<T>(T[] items, Func<T, IEnumerable<T>> smaller)
    {
        for (var i = 0; i < items.Length; i++)
            yield return [.. items[..i], .. items[(i + 1)..]];
        for (var i = 0; i < items.Length; i++)
        {
            foreach (var item in smaller(items[i]))
                yield return [.. items[..i], item, .. items[(i + 1)..]];
        }
    }
}
