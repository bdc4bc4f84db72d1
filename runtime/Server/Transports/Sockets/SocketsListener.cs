using System.Net.Sockets;
using Adapters.Server.Binding;
using Adapters.Server.Scheduling;

namespace Adapters.Server.Transports.Sockets;

/// <summary>
/// Accepts one connection at a time and brings each to a loop: its own or, while that one is blocked, another. Rules: only the
/// owner's thread accepts; an accept that completes wakes the owner of that moment; a new owner checks at once.
/// </summary>
internal sealed class SocketsListener
{
    /// <summary>Connections that are left wait for the next turn, so a flood of new connections does not starve the open ones.</summary>
    private const int AcceptsAtOnce = 64;

    private const int PauseMilliseconds = 1_000;

    /// <summary>Protects the state below. No handler runs under it, so that it is free while a loop is blocked.</summary>
    private readonly Lock _gate = new();
    private readonly ListenerSocket _socket;
    private readonly SocketAsyncEventArgs _accepting = new();
    private readonly SendOrPostCallback _run;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Owner _owner;
    private bool _isAccepting;
    private bool _hasCompleted;
    private bool _isPaused;
    private bool _isStopped;

    public SocketsListener(SocketsPoller poller, ListenerSocket socket, Func<Endpoint, IEndpointHandler?> accept)
    {
        _socket = socket;
        _run = owner => Run((Owner)owner!);
        Home = _owner = new Owner(this, poller, accept);
        _accepting.Completed += (_, _) => OnCompleted();
        Run(Home);
    }

    /// <summary>The loop whose listener this is.</summary>
    public Owner Home { get; }

    /// <summary>After <see cref="Stop"/>, completes when the pending accept has ended, one way or the other.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Gives the listener to a stand-in for its blocked owner. Called on the stand-in's thread.</summary>
    public void TakeOver(Owner standIn)
    {
        using (_gate.EnterAnyway())
        {
            if (_isStopped)
                return;
            _owner = standIn;
            _isPaused = false;
        }

        Run(standIn);
    }

    /// <summary>Gives the listener back, unless another loop stands in by now. Called on the stand-in's thread.</summary>
    public void GiveBack(Owner standIn)
    {
        using (_gate.EnterAnyway())
        {
            if (_owner != standIn)
                return;
            _owner = Home;
            _isPaused = false;
        }

        standIn.Poller.Loop.Timers.Cancel(standIn.Resuming);
        Home.Poller.Loop.Post(_run, Home);
    }

    /// <summary>
    /// Accepts the waiting connections, and then no more. The blocked loop that the listener belongs to closes it when it runs
    /// again.
    /// </summary>
    public void StopStandIn(Owner standIn)
    {
        using (_gate.EnterAnyway())
        {
            if (_owner != standIn)
                return;
            _isPaused = true;
            AcceptWaiting(standIn);
        }

        standIn.Poller.Loop.Timers.Cancel(standIn.Resuming);
    }

    /// <summary>
    /// Accepts the waiting connections and closes the socket. The pending accept may have taken one that arrives after this.
    /// </summary>
    public void Stop()
    {
        using (_gate.EnterAnyway())
        {
            _owner = Home;
            _isStopped = true;
        }

        Home.Poller.Loop.Timers.Cancel(Home.Resuming);
        _socket.HoldOff();
        AcceptWaiting(Home);
        _socket.Dispose();
        Run(Home);
    }

    private void Resume(Owner owner)
    {
        using (_gate.EnterAnyway())
        {
            if (_owner != owner)
                return;
            _isPaused = false;
        }

        Run(owner);
    }

    private void OnCompleted()
    {
        Owner owner;
        using (_gate.EnterAnyway())
        {
            _hasCompleted = true;
            owner = _owner;
        }

        owner.Poller.Loop.Post(_run, owner);
    }

    /// <summary>Does the pending work. Does nothing if it is already done, or belongs to another owner.</summary>
    private void Run(Owner owner)
    {
        for (var i = 0; i < AcceptsAtOnce; i++)
        {
            if (TryTake(owner) is not { } accepted)
                return;
            if (accepted.Socket is not null)
                Register(accepted.Socket, owner);
            else if (accepted.Error is SocketError.TooManyOpenSockets or SocketError.NoBufferSpaceAvailable)
                Pause(owner);
        }

        owner.Poller.Loop.Post(_run, owner);
    }

    /// <summary>Returns the result of the pending accept, of which there is at most one, or null if there is none yet.</summary>
    private Accepted? TryTake(Owner owner)
    {
        using (_gate.EnterAnyway())
        {
            if (_owner != owner || (!_isAccepting && !TryBegin()) || !_hasCompleted)
                return null;
            _isAccepting = _hasCompleted = false;
            var accepted = new Accepted(
                _accepting.SocketError == SocketError.Success ? _accepting.AcceptSocket : null, _accepting.SocketError);
            _accepting.AcceptSocket = null;
            return accepted;
        }
    }

    private bool TryBegin()
    {
        if (_isStopped)
            _ended.TrySetResult();
        if (_isStopped || _isPaused)
            return false;
        _isAccepting = true;
        _hasCompleted = !_socket.Socket.AcceptAsync(_accepting);
        return true;
    }

    private void AcceptWaiting(Owner owner)
    {
        while (_socket.Socket.Poll(0, SelectMode.SelectRead) && TryAcceptNow(owner))
        {
        }
    }

    /// <summary>Returns false if there is nothing more to accept, or nothing to accept it with.</summary>
    private bool TryAcceptNow(Owner owner)
    {
        try
        {
            Register(_socket.Socket.Accept(), owner);
            return true;
        }
        catch (SocketException error)
        {
            // A connection that is already gone does not stop those after it.
            return error.SocketErrorCode is SocketError.ConnectionAborted or SocketError.ConnectionReset;
        }
    }

    private void Register(Socket socket, Owner owner)
    {
        try
        {
            socket.Blocking = false;
            if (_socket.IsTcp)
                socket.NoDelay = true;
        }
        catch (SocketException)
        {
            // The connection is already gone.
            socket.Dispose();
            return;
        }

        owner.Poller.Register(socket, owner.Accept);
    }

    private void Pause(Owner owner)
    {
        using (_gate.EnterAnyway())
        {
            if (_owner != owner || _isStopped)
                return;
            _isPaused = true;
        }

        var loop = owner.Poller.Loop;
        loop.Timers.Set(owner.Resuming, loop.Now + PauseMilliseconds, loop.Now);
        loop.Report(new AcceptPausedException(_socket.Bind));
    }

    /// <summary>The result of an accept: a connection or an error.</summary>
    private readonly record struct Accepted(Socket? Socket, SocketError Error);

    /// <summary>A loop, and the handling of the connections there.</summary>
    public sealed class Owner
    {
        public Owner(SocketsListener listener, SocketsPoller poller, Func<Endpoint, IEndpointHandler?> accept)
        {
            Poller = poller;
            Accept = accept;
            Resuming = new CallbackTimer(_ => listener.Resume(this));
        }

        public SocketsPoller Poller { get; }

        public Func<Endpoint, IEndpointHandler?> Accept { get; }

        /// <summary>Ends a pause.</summary>
        public LoopTimer Resuming { get; }
    }
}
