using Adapters.Simulation.Scheduling;

namespace Adapters.Simulation.Clients;

/// <summary>A client on one connection: it sends what its plan says, reads what comes, and checks it.</summary>
internal sealed class ClientActivity : Activity
{
    /// <summary>After so many small steps a client does the rest in large ones: more of them would find nothing new.</summary>
    private const int SmallSteps = 150;

    /// <summary>The same for the virtual time.</summary>
    private const long PatienceMilliseconds = 60_000;

    private readonly IClientWorld _world;
    private readonly DecisionStream _decisions;
    private readonly ClientSender _sender;
    private readonly ClientReceiver _receiver;
    private int _steps;
    private bool _hasWaited;
    private bool _hasHesitated;
    private bool _isOvertaking;
    private bool _sleepsBeforeWrite;
    private bool _sleepsBeforeRead;

    public ClientActivity(ClientPlan plan, IClientLink link, IClientWorld world, DecisionStream decisions)
        : base(plan.Name)
    {
        Plan = plan;
        Link = link;
        _world = world;
        _decisions = decisions;
        _sender = new ClientSender(plan, link, decisions);
        _receiver = new ClientReceiver(this, world);
        plan.Requests.ForEach(request => request.Client = this);
        if (plan.StartsAfter > 0)
            Sleep(plan.StartsAfter, isReading: false);
    }

    public ClientPlan Plan { get; }

    public IClientLink Link { get; }

    public bool IsConnected { get; private set; }

    /// <summary>It has left, or has seen the end of the connection.</summary>
    public bool IsDone { get; private set; }

    /// <summary>It has ended in a way that lets the server wait: it does nothing more.</summary>
    public bool IsStanding { get; private set; }

    public bool IsSleeping => _sleepsBeforeRead || _sleepsBeforeWrite;

    public bool IsReadPaused => _sleepsBeforeRead || IsStanding;

    public ClientSender Sender => _sender;

    public ClientReceiver Receiver => _receiver;

    /// <summary>It sends so slowly that the server may give up.</summary>
    public bool MayBeSlow => Plan.MayBeSlow || Plan.Leaving == Leaving.Stay;

    /// <summary>There may have been too many connections for it.</summary>
    public bool WasTurnedAway(ServerOptions options) => options.LimitConcurrency < _world.MostClients;

    public override bool IsEnabled => !IsDone && !IsStanding && (CanWrite || CanRead || CanLeave);

    private bool CanWrite => !_sleepsBeforeWrite && (!IsConnected || _sender.CanWrite(_receiver));

    private bool CanRead => !_sleepsBeforeRead && IsConnected && Link.CanRead;

    private bool CanLeave => IsConnected && !_sleepsBeforeWrite && (IsCutNow || (HasFinished && !Link.HasClientEnded));

    /// <summary>Who leaves in place of a body does so while the server is at work, or else a while later.</summary>
    private bool IsCutNow => _sender.IsCut && (!_sender.LeavesBeforeBody || _isOvertaking || _hasHesitated);

    /// <summary>Has sent all and read all; what it sent at last has had its time.</summary>
    private bool HasFinished => _receiver.IsClosing || (_receiver.HasAll && (!Plan.HasTail || (_hasWaited && !_receiver.Tail.IsOwed)));

    public override void Step()
    {
        if (++_steps == SmallSteps)
            Hurry();
        if (!IsConnected)
            Connect();
        else if (CanRead && (!CanWrite || _decisions.Chance(50)))
            Read();
        else if (CanWrite)
            Write();
        else
            Leave();
    }

    /// <summary>The server is in the middle of a turn, and about to call the network.</summary>
    public void Overtake()
    {
        _isOvertaking = true;
        if (IsConnected && IsEnabled)
        {
            _world.Trace.Line($"    {Name} is faster");
            Step();
        }

        _isOvertaking = false;
    }

    private void Hurry()
    {
        Plan.IsHurried = true;
        Link.Hurry();
    }

    private void Connect()
    {
        IsConnected = true;
        _world.After(PatienceMilliseconds, Hurry);
        if (!_world.Connect(this))
            Finish();
    }

    private void Write()
    {
        var count = _sender.Write();
        _world.Trace.Line($"  writes {count}");
        if (_sender.HasSentAll && Plan.HasTail)
            _world.After(1, () => _hasWaited = true);
        if (!Plan.IsHurried && _decisions.Chance(Plan.SleepPercent))
            Sleep(Plan.SleepMilliseconds, isReading: false);
        if (_sender.LeavesBeforeBody)
            _world.After(500, () => _hasHesitated = true);
        if (_sender.AwaitsContinue(_receiver))
            _world.After(1_000, () => _sender.GiveUpContinue());
    }

    private void Read()
    {
        if (!_receiver.Read(_sender))
            Finish();
        else if (Plan.ReadSleep > 0 && !Plan.IsHurried)
            Sleep(Plan.ReadSleep, isReading: true);
    }

    private void Leave()
    {
        _world.Trace.Line($"  leaves: {Plan.Leaving}");
        switch (Plan.Leaving)
        {
            case Leaving.Close:
                Link.Close();
                Finish();
                break;
            case Leaving.Reset:
                Link.Reset();
                Finish();
                break;
            case Leaving.EndSide:
                Link.End();
                _sender.End();
                break;
            case Leaving.Stay:
                IsStanding = true;
                break;
        }
    }

    private void Finish()
    {
        IsDone = true;
        _world.Trace.Line($"  is done");
        if (!Link.HasClientClosed)
            Link.Close();
    }

    private void Sleep(int milliseconds, bool isReading)
    {
        Set(isReading, true);
        _world.After(milliseconds, () => Set(isReading, false));
    }

    private void Set(bool isReading, bool value)
    {
        if (isReading)
            _sleepsBeforeRead = value;
        else
            _sleepsBeforeWrite = value;
    }
}
