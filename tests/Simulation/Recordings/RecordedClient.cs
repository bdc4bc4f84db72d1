using Adapters.Simulation.Network;
using Adapters.Simulation.Scheduling;
using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Recordings;

/// <summary>
/// The client of a recorded connection: it sends what came, in the same pieces and at the same times, and has room for the responses
/// as far as the recorded one had. What it reads may be anything but another request's.
/// </summary>
internal sealed class RecordedClient : Activity
{
    private const int Plenty = 1 << 30;

    private readonly RecordedConnection _recorded;
    private readonly SimLink _link;
    private readonly World _world;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly long _start;
    private long _taken;
    private bool _isShort;
    private int _next;

    public RecordedClient(RecordedConnection recorded, World world)
        : base($"recorded {recorded.Number}")
    {
        _recorded = recorded;
        _world = world;
        _start = world.Clock.Now;
        _link = new SimLink(recorded.Number, new NetworkFaults(world.Decisions.Stream(Name)), Plenty, Plenty);
        // So that the time comes to each of them.
        recorded.Events.ForEach(recorded => world.Clock.After(recorded.Milliseconds, static () => { }));
    }

    /// <summary>It has done all that was recorded.</summary>
    public bool IsDone => _next == _recorded.Events.Count;

    public override bool IsEnabled => IsDue || _link.ToClient.Count > 0;

    private bool IsDue => !IsDone && _world.Clock.Now - _start >= _recorded.Events[_next].Milliseconds;

    public override void Step()
    {
        if (IsDue)
            Play(_recorded.Events[_next++]);
        else
            Read();
        // What is sent in answer is known before the server sends it.
        while (IsDue && _recorded.Events[_next].What == "send")
            Play(_recorded.Events[_next++]);
        _link.ToClient.Capacity = _isShort ? (int)Math.Max(0, _taken - _link.ToClient.Total) + _link.ToClient.Count : Plenty;
    }

    private void Play(RecordedEvent recorded)
    {
        _world.Trace.Line($"  {recorded.What}{(recorded.Bytes.Length > 0 ? " " + TraceBytes.Write(recorded.Bytes) : "")}");
        switch (recorded.What)
        {
            case "accept":
                _world.Loops[0].Connect(_link, _recorded.Protocol);
                break;
            case "receive":
                _link.Write(recorded.Bytes);
                break;
            case "send":
                _taken += recorded.Taken;
                _isShort = recorded.IsShort;
                break;
            case "peer-end":
                _link.End();
                break;
            case "receive-failed" or "send-failed":
                _link.Reset();
                break;
        }
    }

    private void Read()
    {
        var bytes = _buffer.AsSpan(0, _link.Read(_buffer));
        _world.Trace.Line($"  reads {TraceBytes.Write(bytes)}");
        if (bytes.IndexOf("<R0"u8) >= 0 || bytes.IndexOf("<Q0"u8) >= 0 || bytes.IndexOf(Pattern.Overwritten) >= 0)
            _world.Violate("nonce", $"{Name} reads bytes that belong to another request, or to nobody");
    }
}
