using System.Runtime.InteropServices;

namespace Adapters.Server.Hosting;

/// <summary>SIGTERM and SIGINT: the first asks for a graceful stop, the second for an immediate one.</summary>
internal sealed class ShutdownSignals : IDisposable
{
    private readonly TaskCompletionSource<string> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private readonly Action<string, int> _stopAtOnce;
    private int _count;

    /// <param name="stopAtOnce">Is told the name and the number of the second signal.</param>
    public ShutdownSignals(Action<string, int> stopAtOnce)
    {
        _stopAtOnce = stopAtOnce;
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Handle(context, "SIGINT", 2));
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Handle(context, "SIGTERM", 15));
    }

    /// <summary>Completes with the name of the first signal.</summary>
    public Task<string> First => _first.Task;

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
    }

    private void Handle(PosixSignalContext context, string name, int number)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _count) == 1)
            _first.SetResult(name);
        else
            _stopAtOnce(name, number);
    }
}
