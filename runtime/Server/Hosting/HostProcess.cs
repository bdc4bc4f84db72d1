using System.Collections;
using System.Text;

namespace Adapters.Server.Hosting;

/// <summary>What a run sees of its process: two streams and the environment.</summary>
internal sealed class HostProcess
{
    public required Stream Output { get; init; }

    public required Stream Error { get; init; }

    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>Whether a person reads standard error at a terminal and does not object to colour (no-color.org).</summary>
    public bool IsColored { get; init; }

    public static HostProcess Current()
    {
        var variables = new Dictionary<string, string>();
        foreach (DictionaryEntry variable in System.Environment.GetEnvironmentVariables())
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        return new HostProcess
        {
            Output = Console.OpenStandardOutput(),
            Error = Console.OpenStandardError(),
            Environment = variables,
            IsColored = !Console.IsErrorRedirected && string.IsNullOrEmpty(variables.GetValueOrDefault("NO_COLOR")),
        };
    }

    public Task PrintAsync(string text) => Output.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();

    public Task PrintErrorAsync(string message) => Error.WriteAsync(Encoding.UTF8.GetBytes($"error: {message}\n")).AsTask();
}
