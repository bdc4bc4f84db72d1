using System.Runtime.InteropServices;

namespace Adapters.Server.Hosting;

/// <summary>
/// SIGTERM and SIGINT: the first asks for a graceful stop, the second for an immediate one. Signals within the first half
/// second count as one: <c>timeout</c> signals the process and then its group, and a terminal also signals the program's
/// parent, which passes the signal on.
/// </summary>
internal sealed class ShutdownSignals : IDisposable
{
    public static readonly TimeSpan SameStop = TimeSpan.FromMilliseconds(500);

    private const int Interrupt = 2;
    private const int Terminate = 15;
    private const long NotYet = 0;

    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action<string> _stop;
    private readonly Action<string, int> _stopAtOnce;
    private PosixSignalRegistration? _interrupt;
    private PosixSignalRegistration? _terminate;
    private long _firstAt = NotYet;

    /// <param name="time">Distinguishes the signals of one stop from those of two.</param>
    /// <param name="stop">Called with the name of the first signal, on a thread of the signal's own.</param>
    /// <param name="stopAtOnce">Called with the name and the number of the second one.</param>
    public ShutdownSignals(TimeProvider time, Action<string> stop, Action<string, int> stopAtOnce)
    {
        _time = time;
        _stop = stop;
        _stopAtOnce = stopAtOnce;
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Stop => _stopping.Token;

    /// <summary>Completes with the first signal.</summary>
    public Task First => _first.Task;

    /// <summary>Handles the signals from here on.</summary>
    public void Register()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Handle(context, "SIGINT", Interrupt));
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Handle(context, "SIGTERM", Terminate));
    }

    /// <summary>Handles a signal. Two threads may deliver two at the same time.</summary>
    public void Receive(string name, int number)
    {
        var now = _time.GetTimestamp();
        var first = Interlocked.CompareExchange(ref _firstAt, now, NotYet);
        if (first == NotYet)
            Begin(name);
        else if (_time.GetElapsedTime(first, now) >= SameStop)
            _stopAtOnce(name, number);
    }

    public void Dispose()
    {
        _interrupt?.Dispose();
        _terminate?.Dispose();
    }

    private void Begin(string name)
    {
        _stop(name);
        _first.SetResult();
        _stopping.Cancel();
    }

    private void Handle(PosixSignalContext context, string name, int number)
    {
        context.Cancel = true;
        Receive(name, number);
    }
}
