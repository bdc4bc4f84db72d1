using Adapters.Server.Loops;
using Adapters.Server.Tests.Transports;

namespace Adapters.Server.Tests.Loops;

/// <summary>Keeps a loop busy until it is disposed of, so that events gather.</summary>
internal sealed class LoopHold : IDisposable
{
    private readonly ManualResetEventSlim _release = new();

    private LoopHold()
    {
    }

    public static LoopHold Take(EventLoop loop, LoopContext? context = null) => TakeAsync(loop, context).GetAwaiter().GetResult();

    public static async Task<LoopHold> TakeAsync(EventLoop loop, LoopContext? context = null)
    {
        var hold = new LoopHold();
        var isHeld = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        loop.Post(
            _ =>
            {
                isHeld.SetResult();
#pragma warning disable ADPT122 // To hold the loop is what this is for.
                hold._release.Wait(Patience.Limit);
#pragma warning restore ADPT122
            },
            null,
            context);
        await isHeld.Task.Within();
        return hold;
    }

    public void Dispose() => _release.Set();
}
