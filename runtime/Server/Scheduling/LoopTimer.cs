namespace Adapters.Server.Scheduling;

/// <summary>
/// An object that a loop checks at a set time. It is its own entry in a <see cref="TimerWheel"/>, so setting it allocates
/// nothing.
/// </summary>
internal abstract class LoopTimer
{
    public const long Never = long.MaxValue;

    /// <summary>The time at which it fires, in milliseconds of the loop's clock.</summary>
    public long FiresAt { get; internal set; } = Never;

    public bool IsSet => FiresAt != Never;

    internal LoopTimer? Following { get; set; }

    internal LoopTimer? Previous { get; set; }

    internal int Bucket { get; set; }

    /// <summary>Checks the clock, and sets the timer again if there is something still to come. Called on the loop.</summary>
    internal abstract void OnDue(long now);
}

/// <summary>A timer that only calls a delegate.</summary>
internal sealed class CallbackTimer(Action<long> onDue) : LoopTimer
{
    internal override void OnDue(long now) => onDue(now);
}
