namespace Adapters.CodeFixes.Climbing;

/// <summary>Why a chain cannot be made asynchronous: the end of a sentence that begins with "because".</summary>
internal sealed record Obstacle(string Text)
{
    public static Obstacle CalledIn(string called, string place) => new($"'{called}' is called in {place}");

    public static Obstacle Of(string member, string trait) => new($"'{member}' {trait}");
}
