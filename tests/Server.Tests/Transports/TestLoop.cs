using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Adapters.Server.Binding;
using Adapters.Server.Hosting;
using Adapters.Server.Loops;
using Adapters.Server.Scheduling;
using Adapters.Server.Tests.Loops;
using Adapters.Server.Transports;
using Adapters.Server.Transports.Memory;

namespace Adapters.Server.Tests.Transports;

/// <summary>A running loop of the transport under test, with clients for it. An error that the test does not take fails it.</summary>
internal sealed class TestLoop : IDisposable, IAsyncDisposable
{
    private readonly BlockingCollection<Exception> _errors = [];
    private readonly MemoryPoller? _memory;
    private readonly ListenerSocket? _listener;
    private readonly Bind? _bind;

    private TestLoop(string transport, Bind? bind)
    {
        Poller poller = null!;
        Loop = new EventLoop(0, loop => poller = MakePoller(transport, loop), _errors.Add);
        _memory = poller as MemoryPoller;
        _listener = _memory is null ? ListenerSocket.Open(bind ?? Bind.Parse("127.0.0.1:0"), 1, 128)[0] : null;
        _bind = _listener?.Bind;
        Loop.Start();
    }

    public EventLoop Loop { get; }

    public Bind Bind => _bind!;

    public static TestLoop Start(string transport, Func<Endpoint, IEndpointHandler?> accept, Bind? bind = null) =>
        StartAsync(transport, accept, bind).GetAwaiter().GetResult();

    public static async Task<TestLoop> StartAsync(string transport, Func<Endpoint, IEndpointHandler?> accept, Bind? bind = null)
    {
        var loop = await Task.Run(() => new TestLoop(transport, bind));
        await loop.RunAsync(() => loop.Listen(accept));
        return loop;
    }

    /// <summary>A loop whose only connection has the handler.</summary>
    public static TestLoop Start(string transport, TestHandler handler) => Start(transport, handler.Accept);

    public static Poller MakePoller(string transport, EventLoop loop) =>
        transport == "memory" ? new MemoryPoller(loop) : TransportChoice.MakePoller(transport, loop);

    public TestClient Connect() => _memory is null
        ? SocketClient.Connect(SocketClient.AddressOf(_bind!))
        : new MemoryTestClient(_memory.Connect());

    /// <summary>Runs something on the loop and waits for it.</summary>
    public T Run<T>(Func<T> work) => RunAsync(work).GetAwaiter().GetResult();

    public async Task<T> RunAsync<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Loop.Post(
            _ =>
            {
                try
                {
                    done.SetResult(work());
                }
                catch (Exception error)
                {
                    done.SetException(error);
                }
            },
            null);
        return await done.Task.Within();
    }

    public void Run(Action work) => RunAsync(work).GetAwaiter().GetResult();

    public Task RunAsync(Action work) => RunAsync(() =>
    {
        work();
        return 0;
    });

    /// <summary>Keeps the loop busy until the result is disposed of, so that events gather.</summary>
    public IDisposable Hold() => LoopHold.Take(Loop);

    /// <summary>The turns that the loop makes in a while in which nothing happens: few, unless it spins.</summary>
    public long CountTurns()
    {
        var before = Run(() => Loop.Turns);
        Thread.Sleep(200);
        return Run(() => Loop.Turns) - before;
    }

    /// <summary>Waits until a timer has fired that is set for so many milliseconds from now.</summary>
    public void WaitForTimer(long delay)
    {
        var isDone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Run(() => SetTimer(delay, _ => isDone.SetResult()));
        isDone.Task.Within().GetAwaiter().GetResult();
    }

    /// <summary>For the loop's thread.</summary>
    public void SetTimer(long delay, Action<long> onDue) => Loop.Timers.Set(new CallbackTimer(onDue), Loop.Now + delay, Loop.Now);

    /// <summary>The next error that was reported.</summary>
    public Exception TakeError() =>
        _errors.TryTake(out var error, Patience.Limit) ? error : throw new TimeoutException("No error was reported.");

    /// <summary>Those that came again in the meantime.</summary>
    public void TakeErrors()
    {
        while (_errors.TryTake(out _))
        {
        }
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public async ValueTask DisposeAsync()
    {
        Loop.Stop();
        await Loop.Completion.Within();
        Assert.Empty(_errors);
    }

    private bool Listen(Func<Endpoint, IEndpointHandler?> accept)
    {
        if (_listener is null)
            _memory!.Accept(accept);
        else
            Loop.Listen(_listener, accept);
        return true;
    }
}
