namespace Adapters.Simulation.Handlers;

/// <summary>Which kind of application answers.</summary>
internal enum HandlerKind
{
    /// <summary>An asynchronous application without a router.</summary>
    Raw,

    /// <summary>A synchronous one.</summary>
    Synchronous,

    /// <summary>A handler behind the generated router.</summary>
    Generated,
}

/// <summary>What a handler does next.</summary>
internal enum HandlerAct
{
    /// <summary>Awaits something that another thread completes.</summary>
    Pause,

    /// <summary>Awaits the virtual time.</summary>
    Sleep,

    /// <summary>Receives one part of the body.</summary>
    Receive,

    /// <summary>Receives the rest of the body.</summary>
    ReceiveAll,

    /// <summary>Has the whole body, and waits for the client to leave.</summary>
    AwaitEnd,

    /// <summary>Opens the response.</summary>
    Start,

    /// <summary>Sends a part of the body, and more follows.</summary>
    Part,

    /// <summary>Writes a part with the function that start_response gave.</summary>
    Write,

    /// <summary>Sends what was received last as a part of the body.</summary>
    Echo,

    /// <summary>Sends the last part.</summary>
    Last,

    /// <summary>The same without waiting for it.</summary>
    LastUnawaited,

    /// <summary>Receives, and does not wait for it.</summary>
    ReceiveUnawaited,

    /// <summary>The same three from a thread that is not the loop's.</summary>
    ReceiveElsewhere,
    StartElsewhere,
    PartElsewhere,

    /// <summary>Registers a callback with the token of the request.</summary>
    Watch,

    Throw,

    /// <summary>Never goes on, whatever its token says.</summary>
    Never,

    Return,
}

/// <summary>A step of a handler, with a number that belongs to it: of bytes, or of milliseconds.</summary>
internal readonly record struct HandlerStep(HandlerAct Act, int Number = 0)
{
    public override string ToString() => Number == 0 ? $"{Act}" : $"{Act} {Number}";
}

/// <summary>How a handler answers.</summary>
internal sealed class HandlerPlan
{
    public HandlerKind Kind { get; init; }

    /// <summary>The path up to the mark.</summary>
    public string Route { get; init; } = "raw";

    public List<HandlerStep> Steps { get; init; } = [];

    public int Status { get; init; } = 200;

    /// <summary>Content-Length as the handler declares it; -1 for none.</summary>
    public long DeclaredLength { get; init; } = -1;

    public bool SaysClose { get; init; }

    /// <summary>Bytes of fields beside the necessary ones.</summary>
    public int Padding { get; init; }

    /// <summary>It breaks a rule of ASGI on purpose.</summary>
    public bool IsMisuse { get; init; }

    /// <summary>The head goes out before it is known whether the handler will read its body.</summary>
    public bool IsStreamed =>
        IsSynchronous
            || Steps.Exists(step => step.Act is HandlerAct.Part or HandlerAct.PartElsewhere or HandlerAct.Echo or HandlerAct.Write);

    /// <summary>A synchronous one yields as it is asked; others have all when they return.</summary>
    public bool IsLazy { get; init; }

    /// <summary>It runs on a worker.</summary>
    public bool IsSynchronous => Kind == HandlerKind.Synchronous || Route.Contains("sync", StringComparison.Ordinal);

    /// <summary>It may wait for the client to leave.</summary>
    public bool AwaitsEnd => Steps.Exists(step => step.Act == HandlerAct.AwaitEnd);

    public bool MayTakeLong => Steps.Exists(step => step.Act is HandlerAct.Sleep or HandlerAct.Never or HandlerAct.AwaitEnd);

    /// <summary>The time that it takes to clean up when it is notified that its client is gone.</summary>
    public int CleansUpFor { get; init; }

    /// <summary>The handler goes on though its token was cancelled.</summary>
    public bool IgnoresToken { get; init; }

    public override string ToString() =>
        $"{Kind} {Status}{(DeclaredLength >= 0 ? $" length {DeclaredLength}" : "")}{(IsLazy ? " lazy" : "")}"
            + $"{(IgnoresToken ? " ignores the end" : "")}{(CleansUpFor > 0 ? " cleans up" : "")}: {string.Join(", ", Steps)}";
}
