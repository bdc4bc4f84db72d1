using Adapters.Generator.Symbols;

namespace Adapters.Generator.Handlers;

/// <summary>Gives each handler class a file that no other class has.</summary>
internal static class HandlerFiles
{
    /// <summary>
    /// Finds the handlers whose files need a number, which is almost never the case: the other files come first, then the handlers by name.
    /// </summary>
    public static EquatableArray<NumberedHandler> Number(IEnumerable<HandlerModel> handlers, IEnumerable<string> otherFiles)
    {
        var taken = new HashSet<string>(otherFiles, StringComparer.OrdinalIgnoreCase);
        var numbered = new List<NumberedHandler>();
        foreach (var handler in handlers.Where(h => !taken.Add(h.HintName)))
        {
            var number = 2;
            while (!taken.Add(HintNames.WithNumber(handler.HintName, number)))
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
                return handler with { HintName = HintNames.WithNumber(handler.HintName, numbered.Number) };
        }

        return handler;
    }
}

/// <summary>A handler whose file has a number, since another file has its name.</summary>
internal sealed record NumberedHandler(string TypeName, int Number);
