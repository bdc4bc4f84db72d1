using Adapters.Server.Connections.Lifecycles;
using Adapters.Server.Loops;
using Adapters.Server.Scheduling;

namespace Adapters.Server.Connections;

/// <summary>What asking for a part of the request body gave.</summary>
internal enum BodyRead
{
    /// <summary>A part, and more may follow.</summary>
    Data,

    /// <summary>The last part, maybe empty.</summary>
    Last,

    /// <summary>Nothing yet: the gateway is told when to ask again.</summary>
    Pending,

    /// <summary>The client has left, or has sent what no body may hold.</summary>
    Gone,
}

/// <summary>
/// One request and its response between a connection and a gateway, whatever the protocol: the seam. A gateway pulls the
/// body and pushes the response; the connection tells it when to go on. Its life is <see cref="ExchangeLifecycle"/>.
/// </summary>
internal abstract class Exchange : RequestGuard
{
    private readonly Action<string, int>? _onTransition;

    protected Exchange(ConnectionSet set)
    {
        Set = set;
        _onTransition = set.OnTransition;
        Scope = MakeScope();
        Context = new LoopContext(set.Loop) { Scope = Scope };
    }

    public ConnectionSet Set { get; }

    public EventLoop Loop => Set.Loop;

    public HttpScope Scope { get; private set; }

    /// <summary>Where the application's continuations run, so that the watchdog knows whose they are.</summary>
    public LoopContext Context { get; private set; }

    public ExchangeState State { get; private set; }

    /// <summary>Nothing of it is at work.</summary>
    public bool HasEnded => State == ExchangeState.Ended;

    /// <summary>There is a client to send to, as far as is known.</summary>
    public abstract bool CanSend { get; }

    /// <summary>Somebody may go on using what the application was handed for this request.</summary>
    protected bool IsKept { get; private set; }

    public override void Keep() => IsKept = true;

    /// <summary>The next part of the request body; the memory is valid until the next call.</summary>
    public abstract BodyRead ReadBody(out ReadOnlyMemory<byte> body);

    /// <summary>The application no longer reads the part of the body that it has, and asks for none after it.</summary>
    public abstract void ReturnBody();

    /// <summary>Opens the head of the response; a reason of null is the usual one. It may still be taken back until the first part of the body.</summary>
    public abstract void StartResponse(int status, string? reason, HeaderList headers);

    /// <summary>Takes a part of the body: false if the gateway must wait until it is told that there is room, or that the client is gone.</summary>
    public abstract bool WriteBody(ReadOnlyMemory<byte> body, bool more);

    /// <summary>Cancels the application's token, which may end the request. What a callback of the token raises is its own error.</summary>
    public abstract void CancelToken();

    /// <summary>The application has come to its end, with an error or without.</summary>
    public abstract void OnApplicationCompleted(Exception? error);

    /// <summary>
    /// What was handed to an application that may have kept it serves no other request, however late and from whichever thread it
    /// is used: the next one gets new objects.
    /// </summary>
    protected virtual void Renew()
    {
        IsKept = false;
        Scope = MakeScope();
        Context = new LoopContext(Loop) { Scope = Scope };
    }

    private HttpScope MakeScope() => new()
    {
        Workers = Set.Workers, Stopping = Set.Stopping, StreamsEnding = Set.StreamsEnding, Guard = this,
    };

    protected void Move(ExchangeEvent happened)
    {
        _onTransition?.Invoke(ExchangeLifecycle.Table.Subject, TransitionTable<ExchangeState, ExchangeEvent>.Place(State, happened));
        State = ExchangeLifecycle.Table.Next(State, happened);
    }
}

/// <summary>What a connection tells the gateway of an exchange.</summary>
internal interface IExchangeGateway
{
    /// <summary>Calls the application. Completion is told to the exchange, maybe before this returns.</summary>
    void Run();

    /// <summary>There may be a part of the body: true if somebody waited and was told.</summary>
    bool OnBodyReadable();

    /// <summary>There is room for the response again.</summary>
    void OnWritable();

    /// <summary>The client has left, or the server stops waiting for the application. A client that only ended its side may still read.</summary>
    void OnDisconnect(bool canSend);

    /// <summary>The application waits for a part of the body.</summary>
    bool IsReceiving { get; }

    /// <summary>The application waits for room for its response.</summary>
    bool IsSending { get; }

    /// <summary>Forgets the request. Nobody may be waiting any more.</summary>
    void Recycle();
}
