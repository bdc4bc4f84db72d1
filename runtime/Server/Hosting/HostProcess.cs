using System.Collections;
using System.Text;
using Adapters.Server.Options;
using Adapters.Server.Telemetry.Logging;
using Microsoft.Extensions.Logging;

namespace Adapters.Server.Hosting;

/// <summary>The parts of its process that a run uses: two streams and the environment.</summary>
internal sealed class HostProcess
{
    public required Stream Output { get; init; }

    public required Stream Error { get; init; }

    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>Indicates whether standard error is a terminal whose user does not object to color (no-color.org).</summary>
    public bool IsColored { get; init; }

    public static HostProcess Current()
    {
        var variables = new Dictionary<string, string>();
        foreach (DictionaryEntry variable in System.Environment.GetEnvironmentVariables())
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        return new HostProcess
        {
            Output = StandardStream.Open(StandardStream.Output),
            Error = StandardStream.Open(StandardStream.Error),
            Environment = variables,
            IsColored = !Console.IsErrorRedirected && string.IsNullOrEmpty(variables.GetValueOrDefault("NO_COLOR")),
        };
    }

    /// <summary>Opens the log: standard error, or the program's own factory if the settings have one.</summary>
    public IServerLoggers OpenLog(ServerOptions options) => options.LoggerFactory is { } own
        ? new GuardedLoggers(own, options.LogLevel, () => MakeConsole(LogLevel.Error))
        : MakeConsole(options.LogLevel);

    /// <exception cref="IOException">Standard output does not accept the text.</exception>
    public Task PrintAsync(string text) => Output.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();

    /// <summary>Reports why the process ends, or what it has found wrong. The process ends even if nobody reads this.</summary>
    public Task PrintErrorAsync(string message, string kind = "error")
    {
        var line = Encoding.UTF8.GetBytes($"{kind}: {message}\n");
        return Task.WhenAny(Offload.Run(() => Error.Write(line)), Task.Delay(LogSink.EndTime));
    }

    private ConsoleLog MakeConsole(LogLevel least) => new(Error, least, IsColored);
}
