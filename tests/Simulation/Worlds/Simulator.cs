using Adapters.Simulation.Oracles;
using Adapters.Simulation.Recordings;
using Adapters.Simulation.Scheduling;
using Adapters.Simulation.Sockets;

namespace Adapters.Simulation.Worlds;

/// <summary>Carries out one run: picks what goes on, moves the time when nothing can, and has every step looked at.</summary>
internal sealed class Simulator
{
    /// <summary>A run that takes more steps goes in a circle.</summary>
    private const int MostSteps = 20_000;

    /// <summary>
    /// Longer than any deadlines of any plan that follow one another: what is still there then has none. The longest are 60 s for a
    /// request, 75 s for the next, and 75 s for a last response that is not taken where sending has no limit of its own.
    /// </summary>
    private const long LongestPhase = 230_000;

    /// <summary>More than an event of a recording brings about.</summary>
    private const int StepsForEvent = 20;

    private readonly World _world;
    private readonly DecisionStream _schedule;
    private readonly StallOracle _stalls;
    private readonly Ledger _ledger;
    private readonly bool _outlastsDeadlines;
    private readonly List<Activity> _activities = [];
    private readonly List<Activity> _enabled = [];
    private readonly List<RecordedClient> _recorded = [];
    private readonly long _start;
    private int _mostSteps = MostSteps;
    private long _longestPhase = LongestPhase;
    private long _phaseEnd;
    private int _steps;

    private Simulator(World world)
    {
        _world = world;
        _schedule = world.Decisions.Stream("schedule");
        _stalls = new StallOracle(world);
        _ledger = new Ledger(world);
        _outlastsDeadlines = world.Decisions.Stream("operator").Chance(30);
        _start = world.Clock.Now;
        _activities.AddRange(world.Loops);
        _activities.Add(world.Foreign);
        _activities.Add(world.Host);
        _activities.AddRange(world.Clients);
        _activities.AddRange(world.Sockets);
        if (world.Plan.HasUnevenWeights)
            _activities.ForEach(activity => activity.Weight = _schedule.Pick([4, 1, 12]));
    }

    public static RunResult Run(Decisions decisions, Machine machine, bool isTraced = false, Scenario? scenario = null)
    {
        using var world = new World(decisions, machine, isTraced, scenario);
        var simulator = new Simulator(world);
        simulator.Run();
        return new RunResult(decisions.Seed, world.Violation, simulator._steps, world.Trace.Text, decisions.Record());
    }

    private void Run()
    {
        TracePlan();
        if (_world.Plan.Stop != Stop.AtEnd)
            _world.Clock.After(_world.Plan.StopAfter, _world.BeginStop);
        Go(() => Array.TrueForAll(_world.Clients, client => client.IsDone || client.IsStanding)
            && Array.TrueForAll(_world.Sockets, socket => socket.IsDone || socket.IsStanding)
            && _recorded.TrueForAll(client => client.IsDone));
        if (_outlastsDeadlines)
            OutlastDeadlines();
        _world.BeginStop();
        Go(() => _world.Context.Connections == 0);
        _world.Foreign.ReleaseParked();
        Go(() => _world.Requests.All.All(request => request.Invocation is not { IsUnfinished: true }));
        new SocketOracle(_world).CheckRest();
        if (_world.Violation is null)
            _ledger.CheckEnd();
    }

    /// <summary>Plays recorded connections, and no others.</summary>
    public static RunResult Replay(List<RecordedConnection> recorded, Machine machine)
    {
        var plainest = new Decisions(0, []);
        using var world = new World(plainest, machine, isTraced: true, new Scenario(WorldPlan.ForRecording(plainest.Stream("world"))));
        var simulator = new Simulator(world);
        simulator._recorded.AddRange(recorded.Select(connection => new RecordedClient(connection, world)));
        simulator._activities.AddRange(simulator._recorded);
        var events = recorded.SelectMany(connection => connection.Events).ToList();
        simulator._mostSteps += StepsForEvent * events.Count;
        simulator._longestPhase += events.Select(happened => happened.Milliseconds).DefaultIfEmpty().Max();
        simulator.Run();
        return new RunResult(0, world.Violation, simulator._steps, world.Trace.Text, []);
    }

    private void TracePlan()
    {
        _world.Trace.Line($"{_world.Plan}");
        foreach (var client in _world.Clients)
        {
            _world.Trace.Line($"{client.Plan}");
            foreach (var request in client.Plan.Requests)
                _world.Trace.Line($"  {request}");
        }

        foreach (var socket in _world.Sockets)
            _world.Trace.Line($"{socket.Plan}");
    }

    /// <summary>The operator does nothing until all has ended that ends by itself.</summary>
    private void OutlastDeadlines()
    {
        Go(() => _world.Context.Connections == 0);
        if (_world.Violation is null)
            new DeadlineOracle(_world).Check();
    }

    /// <summary>Goes on until something is reached, and until nothing is left to do at that time.</summary>
    private void Go(Func<bool> isReached)
    {
        _phaseEnd = _world.Clock.Now + _longestPhase;
        while (_world.Violation is null)
        {
            if (Step())
                continue;
            if (isReached() || !AdvanceTime())
                return;
        }
    }

    private bool Step()
    {
        _enabled.Clear();
        var weights = 0;
        Consider(_activities, ref weights);
        Consider(_world.Threads.All, ref weights);
        if (_enabled.Count == 0)
            return false;
        if (++_steps > _mostSteps)
        {
            _world.Violate("livelock", $"more than {_mostSteps} steps");
            return false;
        }

        var activity = Choose(_schedule.Next(weights));
        _world.Trace.Line($"{_steps} {_world.Clock.Now - _start} ms {activity.Name}");
        activity.Step();
        _ledger.CheckStep(activity);
        return true;
    }

    private void Consider(IReadOnlyList<Activity> activities, ref int weights)
    {
        for (var i = 0; i < activities.Count; i++)
        {
            if (!activities[i].IsEnabled)
                continue;
            _enabled.Add(activities[i]);
            weights += activities[i].Weight;
        }
    }

    private Activity Choose(int value)
    {
        foreach (var activity in _enabled)
        {
            value -= activity.Weight;
            if (value < 0)
                return activity;
        }

        return _enabled[^1];
    }

    /// <summary>Nothing can be done now: false if nothing ever will.</summary>
    private bool AdvanceTime()
    {
        _stalls.Check();
        new SocketOracle(_world).CheckStall();
        var next = _world.Clock.NextAlarm ?? long.MaxValue;
        foreach (var loop in _world.Loops)
            next = Math.Min(next, loop.NextTurn);
        if (_world.Violation is not null || next > _phaseEnd)
            return false;
        _world.Clock.Advance(next);
        return true;
    }
}
