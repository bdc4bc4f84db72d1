using System.Runtime.InteropServices;
using Benchmarks.Runner;

// Measures the rows that are named, or all; see README.md.
if (Arguments.Parse(args) is not { } arguments)
    return 2;
using var stop = new CancellationTokenSource();
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
try
{
    return await new Bench(arguments, stop.Token).RunAsync();
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Console.Error.WriteLine("stopped; what was measured so far is not kept");
    return 130;
}

void Stop(PosixSignalContext context)
{
    // The peer that runs is ended on the way out.
    context.Cancel = true;
    stop.Cancel();
}
