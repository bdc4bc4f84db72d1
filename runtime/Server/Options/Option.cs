namespace Adapters.Server.Options;

/// <summary>
/// One setting: a row of the option table, from which flags, environment names, help and the settings page are derived.
/// </summary>
internal sealed class Option(string flag, string section, string syntax, string summary)
{
    public const string EnvironmentPrefix = "ADAPTERS_";

    /// <summary>The flag, with its two dashes.</summary>
    public string Flag => flag;

    public string Section => section;

    /// <summary>The placeholder for the value in the help; empty for a switch.</summary>
    public string Syntax => syntax;

    public string Summary => summary;

    /// <summary>For example, <c>ADAPTERS_LIMIT_REQUEST_LINE</c> for <c>--limit-request-line</c>.</summary>
    public string EnvironmentName { get; } = EnvironmentPrefix + flag[2..].Replace('-', '_').ToUpperInvariant();

    /// <summary>The flag that sets <see cref="OppositeValue"/>, or null.</summary>
    public string? Opposite { get; init; }

    public string OppositeValue { get; init; } = "";

    /// <summary>An example value, for options whose default is empty.</summary>
    public string Example { get; init; } = "";

    /// <summary>
    /// True if the option can be given several times on the command line. Elsewhere the values are separated by commas.
    /// </summary>
    public bool IsRepeatable { get; init; }

    public bool IsSwitch => syntax.Length == 0;

    /// <summary>Returns the value as text that <see cref="Write"/> accepts.</summary>
    public required Func<ServerOptions, string> Read { get; init; }

    /// <summary>Sets the value. Returns null, or what the text should have been: "a whole number from 1 to 10".</summary>
    public required Func<ServerOptions, string, string?> Write { get; init; }
}
