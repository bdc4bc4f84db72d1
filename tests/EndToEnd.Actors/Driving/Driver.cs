using Adapters.Simulation.Clients;
using Adapters.Simulation.Scheduling;

namespace Adapters.EndToEnd.Actors.Driving;

/// <summary>Drives many clients over real connections, each a step at a time, from one thread.</summary>
internal sealed class Driver : IClientWorld
{
    /// <summary>Clients at one time.</summary>
    private const int Together = 64;

    /// <summary>Who waits for the server for so long, which is longer than any deadline of it, waits for ever.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    /// <summary>How long a client that does nothing more leaves its connection open.</summary>
    private static readonly TimeSpan Standing = TimeSpan.FromSeconds(0.5);

    private readonly ActorServer _server;
    private readonly ActorPlans _plans;
    private readonly RealClock _clock = new();
    private readonly List<Case> _cases = [];
    private readonly Dictionary<ClientActivity, Case> _caseOf = [];

    public Driver(ActorServer server, ActorPlans plans)
    {
        _server = server;
        _plans = plans;
        Verdicts = new Verdicts(this);
    }

    public Trace Trace { get; } = new(isOn: false);

    public ServerOptions Options => ActorServerSettings.Options;

    public int MostClients => Together;

    /// <summary>So many clients at once can be more than the workers and their queue take.</summary>
    public bool MayBeFull => true;

    /// <summary>Set by another thread.</summary>
    public volatile bool HasStopped;

    public bool IsStopping => HasStopped;

    public Verdicts Verdicts { get; }

    public Figures Figures { get; } = new();

    public List<string> Violations { get; } = [];

    public int Clients { get; private set; }

    /// <summary>New clients until the time is over, and then until all have left and are judged.</summary>
    public void Run(TimeSpan time)
    {
        var end = Environment.TickCount64 + (long)time.TotalMilliseconds;
        while (true)
        {
            var isOver = Environment.TickCount64 >= end || HasStopped || Violations.Count > 0;
            while (!isOver && _cases.Count < Together && Clients < ActorPlans.MostClients)
                Begin(++Clients);
            if (Turn())
                continue;
            if (isOver && (IsEmpty || Environment.TickCount64 >= end + (2 * (long)Patience.TotalMilliseconds)))
                break;
            Thread.Sleep(1);
        }

        if (Violations.Count == 0 && !IsEmpty)
            Violate("once", $"{Verdicts.Waiting} clients have no verdict, and {Verdicts.Running} handlers have not ended");
        _cases.ForEach(left => left.Link.Close());
    }

    /// <summary>Judges whom it can by now.</summary>
    public void TakeRecords()
    {
        while (_server.TryTakeRecord(out var line))
            Verdicts.Take(line);
    }

    public void Violate(string oracle, string message) => Violations.Add($"{oracle}: {message}");

    public void After(long milliseconds, Action action) => _clock.After(milliseconds, action);

    public bool Connect(ClientActivity client)
    {
        var link = _caseOf[client].Link;
        return link.Connect(_server.AddressFor(client.Plan.IsUwsgi, isUnix: link.Id % 4 == 0));
    }

    public void CheckResponse(RequestPlan request, ReceivedResponse response)
    {
        Figures.Count(request, response);
        _caseOf[request.Client].Responses.Add((request, response));
    }

    public void CheckCut(ClientActivity client) => _caseOf[client].IsCut = !Verdicts.IsExplained(client);

    /// <summary>Everybody has left. A server that stops does not wait for handlers whose clients have.</summary>
    private bool IsEmpty => Violations.Count > 0 || (_cases.Count == 0 && (HasStopped || (Verdicts.Waiting == 0 && Verdicts.Running == 0)));

    private void Begin(int number)
    {
        var plan = _plans.Draw(number, out var decisions);
        var link = new SocketLink(number, plan);
        var added = new Case(new ClientActivity(plan, link, this, decisions), link);
        _cases.Add(added);
        _caseOf.Add(added.Client, added);
        Verdicts.Add(added.Client);
        Figures.Count(plan);
    }

    /// <summary>A step of each that can take one, and what has come due: false if there was nothing to do.</summary>
    private bool Turn()
    {
        _clock.Advance();
        var isBusy = false;
        TakeRecords();
        for (var i = _cases.Count - 1; i >= 0; i--)
        {
            var next = _cases[i];
            isBusy |= Step(next);
            if (next.Client.IsDone || ((next.Client.IsStanding || next.IsAwaited) && next.Waited > Standing))
                Finish(next);
        }

        return isBusy;
    }

    private bool Step(Case next)
    {
        var client = next.Client;
        if (client.IsEnabled)
        {
            next.LastStep = Environment.TickCount64;
            client.Step();
            return true;
        }

        if (!client.IsDone && !client.IsSleeping && !next.IsAwaited && next.Waited > Patience)
            Violate(
                "stall",
                $"{client.Name} has waited for the server for {Patience.TotalSeconds} s; it was answered {client.Receiver.Answered} times");
        return false;
    }

    private void Finish(Case done)
    {
        done.Link.Close();
        _cases.Remove(done);
        _caseOf.Remove(done.Client);
        Verdicts.Close(done);
    }
}
