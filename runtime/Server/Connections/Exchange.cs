using Adapters.Server.Connections.Lifecycles;
using Adapters.Server.Loops;
using Adapters.Server.Scheduling;

namespace Adapters.Server.Connections;

/// <summary>The result of asking for a part of the request body.</summary>
internal enum BodyRead
{
    /// <summary>A part, and more may follow.</summary>
    Data,

    /// <summary>The last part, which may be empty.</summary>
    Last,

    /// <summary>Nothing yet. The gateway is notified when to ask again.</summary>
    Pending,

    /// <summary>The client has left, or has sent something that is not allowed in a body.</summary>
    Gone,
}

/// <summary>
/// One request and its response, between a connection and a gateway, for any protocol. A gateway pulls the body and pushes the
/// response; the connection notifies it when to continue. Its life is <see cref="ExchangeLifecycle"/>.
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

    /// <summary>The context of the application's continuations, so that the watchdog can attribute them.</summary>
    public LoopContext Context { get; private set; }

    public ExchangeState State { get; private set; }

    /// <summary>True if no part of it is running.</summary>
    public bool HasEnded => State == ExchangeState.Ended;

    /// <summary>True if, as far as is known, there is a client to send to.</summary>
    public abstract bool CanSend { get; }

    /// <summary>True if something may still use the objects that the application got for this request.</summary>
    protected bool IsKept { get; private set; }

    public override void Keep() => IsKept = true;

    /// <summary>Reads the next part of the request body. The memory is valid until the next call.</summary>
    public abstract BodyRead ReadBody(out ReadOnlyMemory<byte> body);

    /// <summary>Reports that the application no longer reads the part of the body that it has, and asks for none after it.</summary>
    public abstract void ReturnBody();

    /// <summary>
    /// Opens the head of the response. A null reason means the usual one. The head can be replaced until the first part of the
    /// body.
    /// </summary>
    public abstract void StartResponse(int status, string? reason, HeaderList headers);

    /// <summary>Answers that the connection continues as a WebSocket, with these fields.</summary>
    public abstract void Upgrade(HeaderList headers);

    /// <summary>
    /// Takes a part of the body. Returns false if the gateway must wait for the notification that there is room, or that the
    /// client is gone.
    /// </summary>
    public abstract bool WriteBody(ReadOnlyMemory<byte> body, bool more);

    /// <summary>
    /// Cancels the application's token, which may end the request. An exception in a callback of the token is the callback's
    /// own error.
    /// </summary>
    public abstract void CancelToken();

    /// <summary>Reports that the application has completed, with or without an error.</summary>
    public abstract void OnApplicationCompleted(Exception? error);

    /// <summary>
    /// Objects that an application may have kept serve no other request, however late and on whichever thread they are used:
    /// the next one gets new objects.
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

/// <summary>The notifications of a connection to the gateway of an exchange.</summary>
internal interface IExchangeGateway
{
    /// <summary>Calls the application. Its completion is reported to the exchange, possibly before this returns.</summary>
    void Run();

    /// <summary>
    /// Reports that there may be a part of the body. Returns true if someone was waiting for it and has been notified.
    /// </summary>
    bool OnBodyReadable();

    /// <summary>Reports that there is room for the response again.</summary>
    void OnWritable();

    /// <summary>
    /// Reports that the client has left, or that the server stops waiting for the application. A client that only ended its
    /// side may still read.
    /// </summary>
    void OnDisconnect(bool canSend);

    /// <summary>True if the application waits for a part of the body.</summary>
    bool IsReceiving { get; }

    /// <summary>True if the application waits for room for its response.</summary>
    bool IsSending { get; }

    /// <summary>Clears the request. There must be no waiter left.</summary>
    void Recycle();
}
