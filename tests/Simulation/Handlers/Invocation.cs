using Adapters.Simulation.Clients;

namespace Adapters.Simulation.Handlers;

/// <summary>What a handler is in the middle of.</summary>
internal enum HandlerState
{
    Running,

    /// <summary>Not begun: the body is read for it, or all workers are busy.</summary>
    Queued,
    Receiving,
    Sending,

    /// <summary>In something that the run completes at a moment of its choice.</summary>
    Paused,
    Sleeping,

    /// <summary>In something that nobody completes.</summary>
    Parked,
    Ended,
}

/// <summary>One call of the application, as it went.</summary>
internal sealed class Invocation(RequestPlan request)
{
    private readonly TaskCompletionSource _finally = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RequestPlan Request { get; } = request;

    public HandlerState State { get; set; }

    /// <summary>The status that it sent; 0 before.</summary>
    public int Status { get; set; }

    /// <summary>Bytes of the body that it sent so far, as the client should see them.</summary>
    public SentBody Sent { get; } = new(request.Number);

    /// <summary>It sent the last part.</summary>
    public bool IsComplete { get; set; }

    /// <summary>What it began and did not wait for.</summary>
    public List<Task> Unawaited { get; } = [];

    /// <summary>It broke a rule, or threw.</summary>
    public bool HasFailed { get; set; }

    /// <summary>It was notified that its client is gone, by an event, an exception or its token.</summary>
    public bool WasNotifiedOfEnd { get; set; }

    /// <summary>Bytes of the request body that it has seen.</summary>
    public long Received { get; set; }

    public bool HasSeenBodyEnd { get; set; }

    /// <summary>How often its <c>finally</c> ran.</summary>
    public int Finallys { get; set; }

    /// <summary>Completes when its <c>finally</c> has run: that of a stream that was left runs after its request.</summary>
    public Task Finally => _finally.Task;

    /// <summary>How often it was called.</summary>
    public int Calls { get; set; }

    /// <summary>The call of what answers has not returned to the middleware.</summary>
    public bool IsWatched { get; set; }

    /// <summary>The server keeps what belongs to the request.</summary>
    public bool IsHeld => IsUnfinished || IsWatched || Unawaited.Exists(task => !task.IsCompleted);

    /// <summary>It breaks rules on purpose, and no check of the server itself has failed.</summary>
    public bool MayBeNotified(InvalidOperationException error) =>
        Request.Handler.IsMisuse && !error.Message.Contains("fault of the server", StringComparison.Ordinal);

    public bool IsUnfinished => State != HandlerState.Ended;

    /// <summary>Called in each <c>finally</c>.</summary>
    public void CountFinally()
    {
        Finallys++;
        _finally.TrySetResult();
    }
}
