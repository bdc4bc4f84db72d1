using Adapters.Server.Telemetry.Logging;

namespace Adapters.Server.Options;

/// <summary>Messages for the operator about invalid settings: what is wrong, where, and what to do.</summary>
internal static class ConfigurationText
{
    /// <summary>The flags of uvicorn, gunicorn and uWSGI for what is one setting here.</summary>
    private static readonly Dictionary<string, string> FlagsOfOthers = new(StringComparer.Ordinal)
    {
        ["--host"] = "--bind HOST:PORT",
        ["--port"] = "--bind HOST:PORT",
        ["-b"] = "--bind HOST:PORT",
        ["-p"] = "--bind HOST:PORT",
        ["--http"] = "--bind HOST:PORT",
        ["--socket"] = "--bind uwsgi://HOST:PORT",
        ["--uds"] = "--bind unix:PATH",
        ["--worker-connections"] = "--limit-concurrency NUMBER",
        ["--timeout"] = "--timeout-request TIME",
        ["--graceful-timeout"] = "--timeout-graceful-shutdown TIME",
        ["--keep-alive"] = "--timeout-keep-alive TIME",
    };

    public static string UnexpectedArgument(string argument) =>
        $"unexpected argument '{LogText.Escape(argument)}'; options start with --, and --help lists them";

    public static string UnknownOption(string flag)
    {
        var instead = FlagsOfOthers.GetValueOrDefault(flag) ?? NearestName.Find(flag, Flags());
        return instead is null
            ? $"unknown option '{LogText.Escape(flag)}'; --help lists the options"
            : $"unknown option '{LogText.Escape(flag)}'; did you mean {instead}? --help lists the options";
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

    /// <summary>In our own words: a published program may have been stripped of the runtime's messages.</summary>
    public static string UnwritableRecording(string file, Exception error)
    {
        var reason = error switch
        {
            DirectoryNotFoundException => "its folder does not exist; create it, or specify another file",
            UnauthorizedAccessException => "it is a folder, or the process may not write there; specify another file",
            _ => error.Message,
        };
        return $"--record cannot write its file '{LogText.Escape(file)}': {reason}";
    }

    public static string StartupFailed(string message) => message.Length > 0
        ? $"the application could not start: {LogText.Escape(message)}"
        : "the application could not start and gave no reason (lifespan.startup.failed without a message)";

    /// <summary>
    /// Reports variables that look like a misspelt setting. Others with our prefix belong to other programs: Kubernetes, for
    /// example, sets variables with the names of services.
    /// </summary>
    public static IEnumerable<string> EnvironmentProblems(IReadOnlyDictionary<string, string> environment)
    {
        var names = Array.ConvertAll(OptionTable.Options, option => option.EnvironmentName[Option.EnvironmentPrefix.Length..]);
        foreach (var variable in environment.Keys)
        {
            if (!variable.StartsWith(Option.EnvironmentPrefix, StringComparison.Ordinal))
                continue;
            var name = variable[Option.EnvironmentPrefix.Length..];
            var nearest = NearestName.Find(name, names);
            if (nearest is not null && nearest != name)
                yield return $"{variable} in the environment is not a setting; did you mean {Option.EnvironmentPrefix}{nearest}?";
        }
    }

    private static string Example(Option option) =>
        option.IsSwitch ? option.Flag : $"{option.Flag} {Default(option)}";

    private static string Default(Option option)
    {
        var value = option.Read(new ServerOptions());
        return value.Length > 0 ? value : option.Example;
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
