namespace Adapters.Tool.Blocking;

/// <summary>The command line of <c>adapters blocking</c>.</summary>
internal sealed record BlockingArguments(
    string Target,
    string Format = "text",
    string? Output = null,
    string? Baseline = null,
    bool NoBaseline = false,
    bool WriteBaseline = false,
    string FailOn = "warning",
    string? Level = null,
    string? Profile = null,
    IReadOnlyDictionary<string, string>? Properties = null)
{
    public IReadOnlyDictionary<string, string> AllProperties => Properties ?? new Dictionary<string, string>();
}
