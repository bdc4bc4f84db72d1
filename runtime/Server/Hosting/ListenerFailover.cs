using Adapters.Server.Loops;
using Adapters.Server.Scheduling;

namespace Adapters.Server.Hosting;

/// <summary>
/// The listeners of blocked loops. Rules: a free loop accepts from them as well; while none is free, new clients wait for the
/// first loop that becomes free; a loop that runs again gets its own listeners back.
/// </summary>
internal sealed class ListenerFailover(EventLoop[] loops)
{
    private readonly Lock _gate = new();
    private readonly bool[] _isHeld = new bool[loops.Length];
    private readonly EventLoop?[] _standIns = new EventLoop?[loops.Length];

    /// <summary>Raised when a loop runs again, on its thread.</summary>
    public event Action<EventLoop>? Returned;

    /// <summary>Finds a stand-in for the listeners of a blocked loop. Called on the watchdog's thread.</summary>
    public LoopAdmission Hold(EventLoop loop)
    {
        using (_gate.EnterAnyway())
        {
            if (!_isHeld[loop.Index])
            {
                _isHeld[loop.Index] = true;
                // Runs as soon as the loop is running again.
                loop.Post(_ => Return(loop), null);
            }

            Assign();
            if (_standIns[loop.Index] is not null)
                return LoopAdmission.StandIn;
            return loops.Length == 1 ? LoopAdmission.NoOtherLoop : LoopAdmission.NoneFree;
        }
    }

    private void Return(EventLoop loop)
    {
        using (_gate.EnterAnyway())
        {
            _isHeld[loop.Index] = false;
            Replace(loop, null);
            Assign();
        }

        Returned?.Invoke(loop);
    }

    /// <summary>Gives each blocked loop a free loop as its stand-in, if there is one.</summary>
    private void Assign()
    {
        var free = Array.Find(loops, loop => !_isHeld[loop.Index]);
        foreach (var held in loops)
        {
            if (!_isHeld[held.Index] || (_standIns[held.Index] is { } before && !_isHeld[before.Index]))
                continue;
            Replace(held, free);
        }
    }

    private void Replace(EventLoop held, EventLoop? next)
    {
        if (_standIns[held.Index] is { } before)
            before.Post(_ => before.GiveBack(held), null);
        _standIns[held.Index] = next;
        next?.Post(_ => next.TakeOver(held), null);
    }
}
