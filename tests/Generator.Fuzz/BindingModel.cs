using Generator.Fuzz.Models;

namespace Generator.Fuzz;

/// <summary>A model of the binding rules (generator/docs/binding.md): what a route answers.</summary>
internal static class BindingModel
{
    public static (int Status, string? Body) Answer(FuzzRoute route, IReadOnlyList<SentValue> values)
    {
        if (values.Any(v => v.Parameter.Source == Source.Route && v.Presence == Presence.Invalid))
            return (404, null);
        var shown = values.Select(Show).ToArray();
        return shown.Contains(null) ? (400, null) : (200, string.Join('|', shown));
    }

    /// <summary>Returns what the handler shows of a value, or null if it cannot be read.</summary>
    private static string? Show(SentValue value)
    {
        var (parameter, kind) = (value.Parameter, value.Parameter.Kind);
        return (value.Presence, parameter.Shape) switch
        {
            (Presence.Invalid, _) => null,
            (Presence.Valid, Shape.Collection) => $"[{string.Join(';', value.Texts.Select(t => t.Shown))}]",
            (Presence.Valid, _) => value.Texts[0].Shown,
            (Presence.Missing, Shape.Collection) => "[]",
            (Presence.Missing, Shape.Defaulted) => kind.Default.Shown,
            (_, Shape.Nullable) => "null",
            (Presence.Empty, Shape.Collection) when kind.IsText => "['']",
            (Presence.Empty, _) when kind.IsText => "''",
            _ => null,
        };
    }
}
