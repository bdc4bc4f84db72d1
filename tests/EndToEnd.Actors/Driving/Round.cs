using System.Globalization;
using System.Text.RegularExpressions;
using Adapters.EndToEnd.Tests.Processes;
using Adapters.Simulation.Handlers;

namespace Adapters.EndToEnd.Actors.Driving;

/// <summary>One server from its start to its stop, with clients drawn from a seed.</summary>
internal sealed partial class Round(Variant variant, ulong seed, TimeSpan time)
{
    /// <summary>How long clients are there before a stop in the middle of their work.</summary>
    private static readonly TimeSpan BeforeStop = TimeSpan.FromSeconds(1);

    private readonly ActorPlans _plans = new(seed);

    public Variant Variant { get; } = variant;

    public ulong Seed { get; } = seed;

    public Figures Figures { get; } = new();

    public List<string> Violations { get; } = [];

    public async Task RunAsync()
    {
        await using var server = await ActorServer.StartAsync(Variant, Seed);
        var driver = new Driver(server, _plans);
        await Task.Factory.StartNew(() => driver.Run(time), TaskCreationOptions.LongRunning);
        if (driver.Violations.Count == 0)
            driver.Violations.AddRange(await HealthCheck.RunAsync(server));
        else
            driver.Violate("running", await HealthCheck.FindRunningAsync(server));
        if (driver.Violations.Count == 0)
            await StopAsync(server, driver);
        CheckLog(server.Error, driver);
        Figures.Add(driver.Figures);
        Violations.AddRange(driver.Violations);
    }

    /// <summary>The plans of the clients that a violation names.</summary>
    public string Explain(string violation)
    {
        var numbers = NonceInText().Matches(violation).Select(
            match => int.Parse(match.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        var clients = numbers.Select(ActorPlans.ClientOf)
            .Concat(ClientInText().Matches(violation).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)))
            .Distinct().Take(3);
        return string.Concat(clients.Select(Describe));
    }

    /// <summary>While clients are at work: what they get then may be cut, and the process ends well.</summary>
    private static async Task StopAsync(ActorServer server, Driver driver)
    {
        var driving = Task.Factory.StartNew(() => driver.Run(BeforeStop * 10), TaskCreationOptions.LongRunning);
        await Task.Delay(BeforeStop);
        driver.HasStopped = true;
        server.Signal(Signal.Terminate);
        await driving;
        var status = await server.WaitForExitAsync();
        driver.TakeRecords();
        if (status != 0)
            driver.Violate("stop", $"the process ended with status {status}");
    }

    /// <summary>The server reports errors of handlers whose plan is to fail, and no others.</summary>
    private static void CheckLog(IEnumerable<string> lines, Driver driver)
    {
        foreach (var line in lines)
        {
            var isFault = line.Contains("fault of the server", StringComparison.Ordinal)
                || line.StartsWith("Unhandled", StringComparison.Ordinal);
            if (isFault || (SevereLine().IsMatch(line) && !IsPlanned(line, driver)))
                driver.Violate("log", line);
        }
    }

    private static bool IsPlanned(string line, Driver driver) =>
        line.Contains(nameof(HandlerFaultException), StringComparison.Ordinal)
        || (NonceInText().Match(line) is { Success: true } nonce && driver.Verdicts.Failed.Contains(nonce.Value));

    private string Describe(int client)
    {
        var plan = _plans.Draw(client, out _);
        return string.Concat(plan.Requests.Select(request => $"\n    {request}").Prepend($"\n  {plan}"));
    }

    [GeneratedRegex(@"\bn([0-9a-f]{6})\b")]
    private static partial Regex NonceInText();

    [GeneratedRegex(@"\bclient (\d+)\b")]
    private static partial Regex ClientInText();

    [GeneratedRegex(@" (ERROR|CRITICAL) ")]
    private static partial Regex SevereLine();
}
