using Adapters.Server.Binding;
using Adapters.Server.Loops;
using Adapters.Server.Tests.Loops;

namespace Adapters.Server.Tests.Transports;

/// <summary>Two running loops that listen on one address, echo, and count what they accept.</summary>
internal sealed class LoopPair : IDisposable
{
    private readonly EventLoop[] _loops;
    private readonly ListenerSocket[] _listeners;

    public LoopPair(string transport, Bind bind, int[] counts)
    {
        _listeners = ListenerSocket.Open(bind, 2, 128);
        Bind = _listeners[0].Bind;
        _loops = [Start(0), Start(1)];

        EventLoop Start(int index)
        {
            var loop = new EventLoop(index, loop => TestLoop.MakePoller(transport, loop), error => throw error);
            loop.Start();
            Run(loop, () => loop.Listen(_listeners[index], endpoint =>
            {
                counts[index]++;
                return TestHandler.AcceptEcho(endpoint);
            }));
            return loop;
        }
    }

    public Bind Bind { get; }

    public EventLoop this[int index] => _loops[index];

    /// <summary>Runs something on one of the loops, and waits for it.</summary>
    public void Run(int index, Action work) => Run(_loops[index], work);

    /// <summary>Keeps one of the loops busy until the result is disposed of.</summary>
    public IDisposable Hold(int index) => LoopHold.Take(_loops[index]);

    public void Dispose()
    {
        foreach (var loop in _loops)
            loop.Stop();
        Task.WhenAll(_loops.Select(loop => loop.Completion)).Within().GetAwaiter().GetResult();
    }

    private static void Run(EventLoop loop, Action work)
    {
        var done = new TaskCompletionSource();
        loop.Post(
            _ =>
            {
                work();
                done.SetResult();
            },
            null);
        done.Task.Within().GetAwaiter().GetResult();
    }
}
