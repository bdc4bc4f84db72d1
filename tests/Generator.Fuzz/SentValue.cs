using Generator.Fuzz.Models;

namespace Generator.Fuzz;

/// <summary>What a request has for a parameter.</summary>
/// <param name="Texts">The texts, each with what the handler shows of it.</param>
internal sealed record SentValue(FuzzParameter Parameter, Presence Presence, (string Text, string Shown)[] Texts)
{
    public static SentValue Draw(FuzzParameter parameter, bool isValid, Random random)
    {
        var presence = isValid ? Presence.Valid : Enum.GetValues<Presence>()[random.Next(4)];
        if (presence == Presence.Invalid && parameter.Kind.Invalid is null)
            presence = Presence.Valid;
        if (parameter.Source == Source.Route && presence is Presence.Missing or Presence.Empty)
            presence = Presence.Valid;
        return new SentValue(parameter, presence, presence switch
        {
            Presence.Missing => [],
            Presence.Empty => [("", "")],
            Presence.Invalid => [(parameter.Kind.Invalid!, "")],
            _ => parameter.Shape == Shape.Collection ? [Text(parameter, random), Text(parameter, random)] : [Text(parameter, random)],
        });
    }

    /// <summary>A header field has no letters beyond ASCII here.</summary>
    private static (string Text, string Shown) Text(FuzzParameter parameter, Random random) =>
        parameter.Source == Source.Header ? parameter.Kind.Valid[0] : parameter.Kind.Valid[random.Next(parameter.Kind.Valid.Length)];
}
