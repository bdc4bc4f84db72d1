using Adapters.Simulation.Scheduling;

namespace Adapters.Simulation.Clients;

/// <summary>The sending side of a client: the bytes of its requests, one after the other.</summary>
internal sealed class ClientSender
{
    private readonly ClientPlan _plan;
    private readonly IClientLink _link;
    private readonly DecisionStream _decisions;
    private readonly List<RequestBytes> _requests = [];
    private int _index;
    private int _offset;
    private int _total;
    private bool _hasGivenUpContinue;

    public ClientSender(ClientPlan plan, IClientLink link, DecisionStream decisions)
    {
        _plan = plan;
        _link = link;
        _decisions = decisions;
        foreach (var request in plan.Requests)
            _requests.Add(plan.IsUwsgi ? UwsgiBytes.Write(request) : HttpBytes.Write(request, decisions));
        if (plan.HasTail)
            _requests.Add(new RequestBytes(plan.Tail.Bytes, plan.Tail.Bytes.Length));
    }

    /// <summary>Requests that were sent whole.</summary>
    public int Sent => Math.Min(_index, _plan.Requests.Count);

    public bool HasSentAll => _index == _requests.Count;

    /// <summary>The plan says to leave here.</summary>
    public bool IsCut => ((_plan.LeavesAfter >= 0 && _total >= _plan.LeavesAfter) || LeavesBeforeBody) && !HasEnded;

    /// <summary>It has sent the head, and the plan says to leave while the server tells it to go on.</summary>
    public bool LeavesBeforeBody => _plan.LeavesBeforeBody && Current is { Expects100: true } && _offset == _requests[_index].HeadLength;

    public bool HasEnded { get; private set; }

    /// <summary>The request that is being sent; null for none.</summary>
    public RequestPlan? Current => _index < _plan.Requests.Count && _offset > 0 ? _plan.Requests[_index] : null;

    /// <summary>It would send if there were room.</summary>
    public bool WantsToWrite(ClientReceiver receiver)
    {
        if (HasEnded || IsCut || _index == _requests.Count || receiver.IsClosing)
            return false;
        if (_offset == 0 && !_plan.Pipelines && receiver.Answered < _index)
            return false;
        return !AwaitsContinue(receiver);
    }

    public bool CanWrite(ClientReceiver receiver) => WantsToWrite(receiver) && _link.CanWrite;

    /// <summary>It waits for 100 before it sends the body.</summary>
    public bool AwaitsContinue(ClientReceiver receiver) =>
        _index < _plan.Requests.Count && _plan.Requests[_index].Expects100 && _offset == _requests[_index].HeadLength
        && !_hasGivenUpContinue && !receiver.HasContinued && receiver.Current is null && receiver.Answered <= _index;

    /// <summary>A client does not wait for ever (RFC 9110, section 10.1.1).</summary>
    public void GiveUpContinue() => _hasGivenUpContinue = true;

    public int Write()
    {
        var request = _requests[_index];
        var mayPause = _index < _plan.Requests.Count && _plan.Requests[_index].Expects100;
        var end = mayPause && _offset < request.HeadLength ? request.HeadLength : request.Bytes.Length;
        var length = end - _offset;
        if (_plan.LongestPiece > 0 && !_plan.IsHurried)
            length = Math.Min(length, _decisions.Between(1, _plan.LongestPiece));
        if (_plan.LeavesAfter >= 0)
            length = Math.Min(length, _plan.LeavesAfter - _total);
        var count = _link.Write(request.Bytes.AsSpan(_offset, length));
        _offset += count;
        _total += count;
        if (_offset == request.Bytes.Length)
            GoOn();
        return count;
    }

    public void End() => HasEnded = true;

    private void GoOn()
    {
        _index++;
        _offset = 0;
        _hasGivenUpContinue = false;
    }
}
