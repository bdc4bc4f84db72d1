using System.Runtime.CompilerServices;
using Adapters.Server.Loops;

namespace Adapters.Server.Gateways;

/// <summary>
/// Awaited to continue on the loop's thread. An await of a delegate that an application or a middleware has wrapped may continue
/// anywhere: whoever wrapped it may have installed another context, or none.
/// </summary>
/// <param name="loop">The loop. Null if something else takes turns, with a context of its own.</param>
/// <param name="context">The context of the continuation.</param>
internal readonly struct LoopSwitch(EventLoop? loop, SynchronizationContext context) : ICriticalNotifyCompletion
{
    private static readonly SendOrPostCallback Continue = static action => ((Action)action!)();

    public bool IsCompleted => loop?.IsCurrent ?? SynchronizationContext.Current == context;

    public LoopSwitch GetAwaiter() => this;

    public void GetResult()
    {
    }

    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    public void UnsafeOnCompleted(Action continuation) => context.Post(Continue, continuation);
}
