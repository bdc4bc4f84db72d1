using System.Text;

namespace Adapters.Server.Options;

/// <summary>The output of <c>--help</c>, <c>--version</c> and <c>--print-config</c>.</summary>
internal static class HelpText
{
    private const int Indent = 4;

    public static string Version { get; } = typeof(ServerOptions).Assembly.GetName().Version?.ToString(3) ?? "unknown";

    /// <param name="own">The lines of the program's own options.</param>
    public static string Help(string own)
    {
        var text = new StringBuilder("Usage: the program, then options as --name value or --name=value.\n");
        text.Append("Each option can also be set by the environment variable in brackets; the command line takes precedence.\n");
        var section = "";
        foreach (var option in OptionTable.Options)
        {
            if (option.Section != section)
                text.Append('\n').Append(section = option.Section).Append('\n');
            Describe(text, option);
        }

        if (own.Length > 0)
            text.Append("\nThe program's own\n").Append(own);
        text.Append("\nInstead of serving\n");
        foreach (var (flag, _, summary) in CommandLine.Commands)
            text.Append("  ").Append(flag).Append('\n').Append(' ', Indent + 2).Append(summary).Append('\n');
        return text.ToString();
    }

    public static string Settings(Configuration configuration)
    {
        var text = new StringBuilder();
        foreach (var option in OptionTable.Options)
        {
            var value = option.Read(configuration.Options);
            text.Append(option.Flag).Append('=').Append(value.Contains(' ') ? $"\"{value}\"" : value);
            text.Append("  # ").Append(Describe(option, configuration.OriginOf(option))).Append('\n');
        }

        return text.ToString();
    }

    private static void Describe(StringBuilder text, Option option)
    {
        text.Append("  ").Append(option.Flag);
        if (!option.IsSwitch)
            text.Append(' ').Append(option.Syntax);
        if (option.Opposite is not null)
            text.Append(", ").Append(option.Opposite);
        text.Append("  [").Append(option.EnvironmentName).Append("]\n");
        text.Append(' ', Indent + 2).Append(option.Summary);
        if (option.IsRepeatable)
            text.Append(" Can be given several times (in the environment: separated by commas).");
        var value = option.Read(new ServerOptions());
        text.Append(" Default: ").Append(value.Length == 0 ? "none" : value).Append(".\n");
    }

    private static string Describe(Option option, Origin origin) => origin switch
    {
        Origin.Environment => $"environment {option.EnvironmentName}",
        Origin.CommandLine => "command line",
        Origin.Code => "code",
        _ => "default",
    };
}
