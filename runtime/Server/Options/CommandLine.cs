namespace Adapters.Server.Options;

/// <summary>The action that the command line asks for.</summary>
internal enum CommandKind
{
    Serve,
    Help,
    Version,
    CheckConfiguration,
    PrintConfiguration,
    PrintRoutes,
}

/// <summary>A command line, parsed against the option table: a flag, then its value after <c>=</c> or as the next argument.</summary>
internal sealed class CommandLine
{
    public static readonly (string Flag, CommandKind Kind, string Summary)[] Commands =
    [
        ("--check-config", CommandKind.CheckConfiguration, "Check the settings, report the result and exit."),
        ("--print-config", CommandKind.PrintConfiguration, "Print each setting with its value and its source, and exit."),
        ("--routes", CommandKind.PrintRoutes, "Print the routes of the application, and exit."),
        ("--help", CommandKind.Help, "Print this help and exit."),
        ("--version", CommandKind.Version, "Print the version and exit."),
    ];

    private readonly Dictionary<Option, string> _values = [];

    private CommandLine()
    {
    }

    public CommandKind Kind { get; private set; } = CommandKind.Serve;

    /// <summary>The text given for an option, or null. Several values of a repeatable option are joined with commas.</summary>
    public string? this[Option option] => _values.GetValueOrDefault(option);

    public static CommandLine Parse(string[] arguments)
    {
        var line = new CommandLine();
        for (var i = 0; i < arguments.Length; i++)
            line.Take(arguments, ref i);
        return line;
    }

    private void Take(string[] arguments, ref int index)
    {
        var argument = arguments[index];
        if (!argument.StartsWith('-'))
            throw new ConfigurationException(ConfigurationText.UnexpectedArgument(argument));
        var equals = argument.IndexOf('=');
        var flag = equals < 0 ? argument : argument[..equals];
        var value = equals < 0 ? null : argument[(equals + 1)..];
        if (TakeCommand(flag, value))
            return;
        var option = OptionTable.Find(flag, out var isOpposite)
            ?? throw new ConfigurationException(ConfigurationText.UnknownOption(flag));
        Set(option, isOpposite ? OppositeValue(option, value) : value ?? NextValue(option, arguments, ref index));
    }

    private bool TakeCommand(string flag, string? value)
    {
        if (flag == "-h")
            flag = "--help";
        foreach (var (name, kind, _) in Commands)
        {
            if (name != flag)
                continue;
            if (value is not null)
                throw new ConfigurationException(ConfigurationText.NoValueTaken(flag));
            // A user who asks for help gets it, whatever else is on the line.
            if (Kind != CommandKind.Help)
                Kind = kind;
            return true;
        }

        return false;
    }

    private static string OppositeValue(Option option, string? value) =>
        value is null ? option.OppositeValue : throw new ConfigurationException(ConfigurationText.NoValueTaken(option.Opposite!));

    private static string NextValue(Option option, string[] arguments, ref int index)
    {
        if (option.IsSwitch)
            return "true";
        if (index + 1 == arguments.Length || arguments[index + 1].StartsWith("--", StringComparison.Ordinal))
            throw new ConfigurationException(ConfigurationText.MissingValue(option));
        return arguments[++index];
    }

    private void Set(Option option, string value) =>
        _values[option] = option.IsRepeatable && _values.TryGetValue(option, out var before) ? $"{before},{value}" : value;
}
