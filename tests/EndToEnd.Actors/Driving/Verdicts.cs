using System.Globalization;
using Adapters.Simulation.Clients;
using Adapters.Simulation.Handlers;
using Adapters.Simulation.Oracles;

namespace Adapters.EndToEnd.Actors.Driving;

/// <summary>
/// Judges a client when it is done and everything that its handlers did has been recorded: what it was answered has to be what
/// they sent, or to have a reason.
/// </summary>
internal sealed class Verdicts(IClientWorld world)
{
    private readonly ResponseOracle _oracle = new(world);
    private readonly Dictionary<int, RequestPlan> _requests = [];
    private readonly HashSet<int> _running = [];
    private readonly List<Case> _waiting = [];
    private long _tick;

    /// <summary>Requests whose handler said in the record that it failed, by their mark.</summary>
    public HashSet<string> Failed { get; } = [];

    public int Waiting => _waiting.Count;

    /// <summary>Handlers that have begun and not ended.</summary>
    public int Running => _running.Count;

    public void Add(ClientActivity client) => client.Plan.Requests.ForEach(request => _requests.Add(request.Number, request));

    public bool IsExplained(ClientActivity client) => _oracle.HasOwnReason(client);

    /// <summary>The client is done.</summary>
    public void Close(Case done)
    {
        done.LastStep = Environment.TickCount64;
        _waiting.Add(done);
    }

    /// <summary>Takes a line of the process.</summary>
    public void Take(string line)
    {
        var words = line.Split(' ');
        switch (words[0])
        {
            case InvocationRecord.Tick:
                _tick = long.Parse(words[1], CultureInfo.InvariantCulture);
                Settle();
                break;
            case InvocationRecord.Began:
                Begin(Number(words));
                break;
            case InvocationRecord.Ended:
                End(Number(words), words);
                break;
            default:
                world.Violate("process", line);
                break;
        }
    }

    private static int Number(string[] words) => int.Parse(words[1], CultureInfo.InvariantCulture);

    private void Begin(int number)
    {
        _running.Add(number);
        if (_requests.TryGetValue(number, out var request))
            request.Invocation = new Invocation(request);
    }

    private void End(int number, string[] words)
    {
        _running.Remove(number);
        var call = InvocationRecord.Read(_requests.GetValueOrDefault(number) ?? new RequestPlan(number), words);
        call.Request.Invocation = call;
        if (call.HasFailed)
            Failed.Add(call.Request.Nonce);
        if (call.Finallys != 1)
            world.Violate("once", $"the finally of {call.Request.Nonce} ran {call.Finallys} times");
    }

    private void Settle()
    {
        for (var i = _waiting.Count - 1; i >= 0; i--)
        {
            if (_waiting[i].LastStep >= _tick || _waiting[i].Running > 0)
                continue;
            Judge(_waiting[i]);
            _waiting.RemoveAt(i);
        }
    }

    private void Judge(Case done)
    {
        foreach (var (request, response) in done.Responses)
        {
            if (!done.MayBeShort(request, response))
                _oracle.Check(request, response);
        }

        if (done.IsCut)
            _oracle.CheckUnanswered(done.Client);
        done.Client.Plan.Requests.ForEach(request => _requests.Remove(request.Number));
    }
}
