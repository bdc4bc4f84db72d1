namespace Adapters.EndToEnd.App;

/// <summary>A start that takes as long as APP_STARTUP says; without it, none.</summary>
[Handler]
public sealed class StartupHandler
{
    private static readonly string? Kind = Environment.GetEnvironmentVariable("APP_STARTUP");

    /// <summary>Runs before the server listens.</summary>
    [Startup]
    public async Task Start(CancellationToken stopping)
    {
        Print("starting");
        switch (Kind)
        {
            case "heeds":
                await Task.Delay(Timeout.Infinite, stopping);
                break;
            case "completes":
                await Task.Delay(Timeout.Infinite, stopping).ContinueWith(_ => { }, TaskScheduler.Default);
                break;
            case "hangs":
                await new TaskCompletionSource().Task;
                break;
            case "blocks":
#pragma warning disable ADPT102 // To hold the loop is what this is for.
                new ManualResetEventSlim().Wait(CancellationToken.None);
#pragma warning restore ADPT102
                break;
        }
    }

    /// <summary>Runs after the last connection.</summary>
    [Shutdown]
    public static void Stop() => Print("cleaned up");

    private static void Print(string text)
    {
        if (Kind is not null)
            Console.WriteLine(text);
    }
}
