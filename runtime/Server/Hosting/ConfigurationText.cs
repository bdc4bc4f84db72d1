using Adapters.Server.Telemetry;

namespace Adapters.Server.Hosting;

/// <summary>What the operator is told of a setting that cannot be used: what, where, and what to do.</summary>
internal static class ConfigurationText
{
    public static string UnexpectedArgument(string argument) =>
        $"unexpected argument '{LogText.Escape(argument)}'; options start with --, and --help lists them";

    public static string UnknownOption(string flag)
    {
        var nearest = NearestName.Find(flag, Flags());
        return nearest is null
            ? $"unknown option '{LogText.Escape(flag)}'; --help lists the options"
            : $"unknown option '{LogText.Escape(flag)}'; did you mean {nearest}? --help lists the options";
    }

    public static string NoValueTaken(string flag) => $"{flag} takes no value; give it alone";

    public static string MissingValue(Option option) => $"{option.Flag} needs a value; give one, such as {Example(option)}";

    public static string BadValue(Option option, string value, Origin origin, string expected)
    {
        var (name, example) = origin switch
        {
            Origin.Environment => ($"of {option.EnvironmentName} in the environment", $"{option.EnvironmentName}={Default(option)}"),
            Origin.CommandLine => ($"of {option.Flag}", Example(option)),
            _ => ($"that the program sets for {option.Flag}", Example(option)),
        };
        return $"the value '{LogText.Escape(value)}' {name} is not {expected}; give one, such as {example}";
    }

    public static string BadEnvironment(string name, string nearest) =>
        $"{name} in the environment is not a setting; did you mean {nearest}?";

    private static string Example(Option option) =>
        option.IsSwitch ? option.Flag : $"{option.Flag} {Default(option)}";

    private static string Default(Option option)
    {
        var value = option.Read(new ServerOptions());
        return value.Length > 0 ? value : "/prefix";
    }

    private static IEnumerable<string> Flags()
    {
        foreach (var option in OptionTable.Options)
        {
            yield return option.Flag;
            if (option.Opposite is not null)
                yield return option.Opposite;
        }

        foreach (var (flag, _, _) in CommandLine.Commands)
            yield return flag;
    }
}
