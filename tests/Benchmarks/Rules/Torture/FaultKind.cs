namespace Benchmarks.Rules.Torture;

/// <summary>What makes two faults the same one: the kind of exception, and the first place in our code that it passed.</summary>
internal static class FaultKind
{
    public static string Of(string fault)
    {
        var lines = fault.Split('\n');
        var place = Array.Find(lines, l => l.Contains("at Adapters.", StringComparison.Ordinal));
        var opening = lines[0].Split(':');
        return $"{string.Join(':', opening.Take(2))}{place?.Split(" in ")[0]}";
    }
}
