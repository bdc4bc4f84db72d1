namespace Adapters.Server.Options;

/// <summary>The source of a setting's value. A later one takes precedence over an earlier one.</summary>
internal enum Origin
{
    Default,
    Code,
    Environment,
    CommandLine,
}

/// <summary>The settings of a run: those of the program, then of the environment, then of the command line.</summary>
internal sealed class Configuration
{
    private readonly Dictionary<Option, Origin> _origins = [];

    private Configuration(ServerOptions options) => Options = options;

    public ServerOptions Options { get; }

    public Origin OriginOf(Option option) => _origins[option];

    /// <summary>Checks the settings of a program that reads none from outside.</summary>
    public static ServerOptions Check(ServerOptions? given) =>
        Resolve(given, new Dictionary<string, string>(), CommandLine.Parse([])).Options;

    public static Configuration Resolve(
        ServerOptions? given, IReadOnlyDictionary<string, string> environment, CommandLine commandLine)
    {
        var configuration = new Configuration(given?.Copy() ?? new ServerOptions());
        var defaults = new ServerOptions();
        foreach (var option in OptionTable.Options)
            configuration.Resolve(option, defaults, environment, commandLine);
        return configuration;
    }

    private void Resolve(
        Option option, ServerOptions defaults, IReadOnlyDictionary<string, string> environment, CommandLine commandLine)
    {
        var value = option.Read(Options);
        var origin = value == option.Read(defaults) ? Origin.Default : Origin.Code;
        if (environment.TryGetValue(option.EnvironmentName, out var fromEnvironment))
            (value, origin) = (fromEnvironment, Origin.Environment);
        if (commandLine[option] is { } fromCommandLine)
            (value, origin) = (fromCommandLine, Origin.CommandLine);
        // The default and the program's own value are checked here too, so that one check covers all.
        if (option.Write(Options, value) is { } expected)
            throw new ConfigurationException(ConfigurationText.BadValue(option, value, origin, expected));
        _origins[option] = origin;
    }
}
