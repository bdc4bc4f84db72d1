namespace Adapters.Server.Scheduling;

/// <summary>What a loop looks at when its time has come. It is its own place in a <see cref="TimerWheel"/>: to set it allocates nothing.</summary>
internal abstract class LoopTimer
{
    public const long Never = long.MaxValue;

    /// <summary>When it fires, in milliseconds of the loop's clock.</summary>
    public long FiresAt { get; internal set; } = Never;

    public bool IsSet => FiresAt != Never;

    internal LoopTimer? Following { get; set; }

    internal LoopTimer? Previous { get; set; }

    internal int Bucket { get; set; }

    /// <summary>Looks at the clock, and sets the timer anew if there is something still to come. Comes on the loop.</summary>
    internal abstract void OnDue(long now);
}

/// <summary>A timer that only calls.</summary>
internal sealed class CallbackTimer(Action<long> onDue) : LoopTimer
{
    internal override void OnDue(long now) => onDue(now);
}
