using System.Text;
using Adapters.Server.Transports.Memory;

namespace Adapters.Server.Tests.Connections;

/// <summary>A server whose clock the test sets: hours pass in a moment, and a deadline is seen to the millisecond.</summary>
internal sealed class TimedServer : IDisposable
{
    public TimedServer(AsgiApplication application, ServerOptions? options = null) =>
        Server = new LoopedServer(application, options);

    public LoopedServer Server { get; }

    public long Now => Server.Time.GetTimestamp();

    public MemoryClient Connect() => Server.Connect();

    /// <summary>Lets time pass, millisecond by millisecond; what happens meanwhile happens so often.</summary>
    public void Pass(long milliseconds, Action? meanwhile = null, long every = 50)
    {
        for (var i = 1L; i <= milliseconds; i++)
            Step(meanwhile, every);
    }

    public void BeginShutdown()
    {
        Server.Loop.Post(_ => Server.Set.BeginShutdown(), null);
        Server.Turn();
    }

    /// <summary>The client sees the end, after an answer or without, when that time has passed: not before, and not much later.</summary>
    public void AssertEnds(MemoryClient client, long delay, string answer = "", Action? meanwhile = null)
    {
        var text = new StringBuilder();
        var buffer = new byte[1_000];
        AssertHappens(delay, HasEnded, meanwhile);
        Assert.StartsWith(answer, text.ToString(), StringComparison.Ordinal);
        Assert.Equal(answer.Length == 0, text.Length == 0);

        bool HasEnded()
        {
            text.Append(Encoding.ASCII.GetString(buffer, 0, client.Read(buffer)));
            return client.HasEnded;
        }
    }

    /// <summary>What is due after so long is late by 100 ms or a tenth at the most, whichever is longer.</summary>
    public void AssertHappens(long delay, Func<bool> hasHappened, Action? meanwhile = null)
    {
        var start = Now;
        var most = Math.Max(100, delay / 10);
        while (!hasHappened() && Now - start <= 2 * (delay + most))
            Step(meanwhile, 50);
        Assert.InRange(Now - start, delay, delay + most);
    }

    public void Dispose()
    {
        Assert.Empty(Server.Errors);
        Server.Dispose();
    }

    private void Step(Action? meanwhile, long every)
    {
        Server.Time.Advance(1);
        if (Now % every == 0)
            meanwhile?.Invoke();
        Server.Loop.RunOnce(0);
    }
}
