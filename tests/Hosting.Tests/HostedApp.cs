using Microsoft.Extensions.Hosting;

namespace Adapters.Hosting.Tests;

[AdaptersApp]
public static partial class App;

/// <summary>The steps of a program, in their order.</summary>
public sealed class Journal
{
    private readonly List<string> _lines = [];

    public void Add(string line)
    {
        lock (_lines)
            _lines.Add(line);
    }

    public string Text()
    {
        lock (_lines)
            return string.Join(", ", _lines);
    }
}

/// <summary>The application of the host.</summary>
[Handler]
public sealed class Pages(Journal journal, IHostApplicationLifetime lifetime) : IDisposable
{
    /// <summary>Lets a request end.</summary>
    internal static TaskCompletionSource Go { get; set; } = new();

    /// <summary>Completes when a request is in its handler.</summary>
    internal static TaskCompletionSource Entered { get; set; } = new();

    [Startup]
    public void Start() => journal.Add("application starts");

    [Get("/")]
    public async Task<string> Home() => await Task.FromResult("home");

    [Get("/stop")]
    public async Task<string> Stop()
    {
        lifetime.StopApplication();
        return await Task.FromResult("stopping");
    }

    [Get("/slow")]
    public async Task<string> Slow()
    {
        Entered.TrySetResult();
        await Go.Task;
        journal.Add("request ends");
        return "slow";
    }

    [Get("/fails")]
    public async Task<string> Fail() => await Task.FromException<string>(new InvalidOperationException("It fails."));

    [Background]
    public async Task Work(CancellationToken cancellation)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, cancellation);
        }
        finally
        {
            journal.Add("job ends");
        }
    }

    public void Dispose() => journal.Add("handler ends");
}

/// <summary>Another service of the host.</summary>
public sealed class Worker(Journal journal) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        journal.Add("worker starts");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        journal.Add("worker stops");
        return Task.CompletedTask;
    }
}
