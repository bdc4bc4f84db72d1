using Adapters.Simulation.Network;
using Adapters.Simulation.Scheduling;
using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Sockets;

/// <summary>A client of a WebSocket: sends what its plan says, reads what comes, and checks it.</summary>
internal sealed class SocketActivity : Activity
{
    private readonly World _world;
    private readonly DecisionStream _decisions;
    private readonly SocketWriter _writer;
    private readonly SocketReader _reader;
    private bool _sleeps;
    private bool _isConnected;
    private bool _hasLeft;

    public SocketActivity(SocketPlan plan, SimLink link, World world, DecisionStream decisions)
        : base($"socket {plan.Number}")
    {
        (Plan, Link, _world, _decisions) = (plan, link, world, decisions);
        _writer = new SocketWriter(plan);
        _reader = new SocketReader(plan, world.Violate);
        if (plan.StartsAfter > 0)
        {
            _sleeps = true;
            world.After(plan.StartsAfter, () => _sleeps = false);
        }
    }

    public SocketPlan Plan { get; }

    public SimLink Link { get; }

    public SocketCall Call { get; } = new();

    /// <summary>It has left, or has seen the end of the connection.</summary>
    public bool IsDone { get; private set; }

    /// <summary>It does nothing more, and leaves the connection open.</summary>
    public bool IsStanding { get; private set; }

    public override bool IsEnabled => !IsDone && !IsStanding && !_sleeps && (!_isConnected || CanWrite || Link.CanRead || CanLeave);

    /// <summary>Nothing of the client's is in the way of what it waits for.</summary>
    public bool IsOwed => _isConnected && !IsDone && !IsStanding && !_sleeps && !Link.IsBroken && !Link.HasServerClosed
        && !Link.HasServerEnded && _writer.IsEmpty && (_reader.Status == 0 || IsOwedFrames);

    private bool IsOwedFrames => _reader is { Status: 101, CloseCode: 0 }
        && (_writer.HasClosed || _reader.Echoes < _writer.Messages
            || Plan.Ending is SocketEnding.HandlerCloses or SocketEnding.HandlerFails);

    private bool CanWrite => !_hasLeft && Link.CanWrite && (!_writer.IsEmpty || HasMore);

    /// <summary>The next message, or the frame that ends it all.</summary>
    private bool HasMore => _reader.Status == 101 && !_writer.HasClosed
        && (HasMessage || _reader.CloseCode != 0 || (HasSentAll && EndsWithFrame));

    private bool HasMessage => _writer.Messages < Plan.Messages.Length && (!Plan.TakesTurns || _reader.Echoes == _writer.Messages);

    private bool HasSentAll => _writer.Messages == Plan.Messages.Length;

    private bool HasAll => HasSentAll && _reader.Echoes == Plan.Messages.Length;

    private bool EndsWithFrame => Plan.Ending switch
    {
        SocketEnding.Close => HasAll,
        SocketEnding.CloseEarly or SocketEnding.Mistake => true,
        _ => false,
    };

    private bool CanLeave => !_hasLeft && _isConnected && _writer.IsEmpty && Plan.Ending switch
    {
        SocketEnding.EndSide or SocketEnding.Reset or SocketEnding.Stay => _reader.Status == 101 && HasAll,
        SocketEnding.Gone => _reader.Status == 0,
        _ => false,
    };

    public override void Step()
    {
        if (!_isConnected)
            Connect();
        else if (Link.CanRead && (!CanWrite || _decisions.Chance(50)))
            Read();
        else if (CanWrite)
            Write();
        else
            Leave();
    }

    /// <summary>The server is in the middle of a turn, and about to call the network.</summary>
    public void Overtake()
    {
        if (_isConnected && IsEnabled)
            Step();
    }

    private void Connect()
    {
        _isConnected = true;
        if (!_world.Connect(this))
            Finish();
    }

    private void Write()
    {
        if (_writer.IsEmpty)
            Prepare();
        var count = Link.Write(_writer.Next());
        _writer.Advance(count);
        _world.Trace.Line($"  writes {count}");
    }

    private void Prepare()
    {
        if (_reader.CloseCode != 0 && Plan.AnswersBadly)
            _writer.AddMistake();
        else if (_reader.CloseCode != 0)
            _writer.AddClose(_reader.CloseCode == 1005 ? 1000 : _reader.CloseCode);
        else if (HasMessage)
            _writer.AddMessage();
        else if (Plan.Ending == SocketEnding.Mistake)
            _writer.AddMistake();
        else
            _writer.AddClose(1000);
    }

    private void Read()
    {
        Span<byte> buffer = stackalloc byte[Plan.LongestRead > 0 ? Plan.LongestRead : 8 * 1024];
        var count = Link.Read(buffer);
        _world.Trace.Line($"  reads {count}");
        _reader.Add(buffer[..count]);
        if (count == 0)
            Finish();
        else if (_reader.Status is not (0 or 101) && !Link.HasClientEnded)
            End();
    }

    private void Leave()
    {
        _world.Trace.Line($"  leaves: {Plan.Ending}");
        switch (Plan.Ending)
        {
            case SocketEnding.Reset or SocketEnding.Gone:
                Link.Reset();
                Finish();
                break;
            case SocketEnding.Stay:
                IsStanding = true;
                break;
            default:
                End();
                break;
        }
    }

    private void End()
    {
        _hasLeft = true;
        Link.End();
    }

    private void Finish()
    {
        IsDone = true;
        _world.Trace.Line($"  is done");
        new SocketOracle(_world).CheckEnd(this, _reader);
        if (!Link.HasClientClosed)
            Link.Close();
    }
}
