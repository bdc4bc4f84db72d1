using Adapters.Analyzers.Blocking.Model;

namespace Adapters.Analyzers.Options;

/// <summary>The options of the rules, and the values that each can have; none stands for a number.</summary>
internal static class OptionNames
{
    public const string Prefix = "adapters_blocking_";

    private static readonly string[] Switch = ["true", "false"];

    public static readonly IReadOnlyDictionary<string, string[]> Values = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [BlockingOptions.Scope] = ["handlers", "all_async"],
        [BlockingOptions.Profile] = ["library", "aspnet", "desktop", "none"],
        [BlockingOptions.Sqlite] = Switch,
        [BlockingOptions.Summary] = Switch,
        [BlockingOptions.Hint] = Switch,
        [BlockingOptions.Ways] = [],
    };
}
