namespace Adapters.EndToEnd.App;

/// <summary>Handlers that hold their loop, as the rules and the watchdog are there to find.</summary>
[Handler("/hold")]
public sealed class HoldingHandler
{
    private static readonly ManualResetEventSlim Released = new();

    /// <summary>Waits for what only its own loop could do: it never ends.</summary>
    [Get("/deadlock")]
    public async Task<string> Deadlock()
    {
        await Task.Yield();
#pragma warning disable ADPT101 // To hold the loop is what this handler is for.
        Later().Wait();
#pragma warning restore ADPT101
        return "unreachable";
    }

    /// <summary>Waits until another request releases it.</summary>
    [Get("/until-released")]
    public async Task<string> UntilReleased()
    {
        await Task.Yield();
#pragma warning disable ADPT102 // To hold the loop is what this handler is for.
        Released.Wait();
#pragma warning restore ADPT102
        return "released";
    }

    /// <summary>Releases the one that waits.</summary>
    [Get("/release")]
    public string Release()
    {
        Released.Set();
        return "done";
    }

    /// <summary>Blocks every thread of the pool, and any that comes.</summary>
    [Get("/pool")]
    public async Task<string> Pool()
    {
        for (var i = 0; i < 10_000; i++)
            ThreadPool.UnsafeQueueUserWorkItem(_ => Thread.Sleep(Timeout.Infinite), null);
        await Task.Yield();
        return "blocked";
    }

    private static async Task Later() => await Task.Yield();
}
