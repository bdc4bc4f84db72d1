using System.Net.Sockets;
using Adapters.Server.Loops;

namespace Adapters.Server.Transports.Sockets;

/// <summary>Accepts one connection at a time, and brings each to the loop.</summary>
internal sealed class SocketsListener
{
    /// <summary>What is left waits for the next turn, so a flood of connections does not starve those that are open.</summary>
    private const int AcceptsAtOnce = 64;

    private const int PauseMilliseconds = 1_000;

    private readonly SocketsPoller _poller;
    private readonly ListenerSocket _socket;
    private readonly Func<Endpoint, IEndpointHandler?> _accept;
    private readonly SocketAsyncEventArgs _accepting = new();
    private readonly SendOrPostCallback _onAccepted;
    private readonly SendOrPostCallback _acceptMore;
    private readonly LoopTimer _resume;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isAccepting;
    private bool _isPaused;
    private bool _isStopped;

    public SocketsListener(SocketsPoller poller, ListenerSocket socket, Func<Endpoint, IEndpointHandler?> accept)
    {
        _poller = poller;
        _socket = socket;
        _accept = accept;
        _acceptMore = _ => AcceptSome();
        _onAccepted = _ => OnAccepted();
        _accepting.Completed += (_, _) => _poller.Loop.Post(_onAccepted, null);
        _resume = new CallbackTimer(_ => Resume());
        AcceptSome();
    }

    /// <summary>After <see cref="Stop"/>: completes when the accept under way has ended, in one way or the other.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Accepts what waits, and closes the socket. The accept under way may have taken one that comes after this.</summary>
    public void Stop()
    {
        _isStopped = true;
        _poller.Loop.Timers.Cancel(_resume);
        _socket.HoldOff();
        while (_socket.Socket.Poll(0, SelectMode.SelectRead) && TryAcceptNow())
        {
        }

        _socket.Dispose();
        if (!_isAccepting)
            _ended.SetResult();
    }

    /// <summary>False if there is nothing more to accept, or nothing to accept it with.</summary>
    private bool TryAcceptNow()
    {
        try
        {
            Adopt(_socket.Socket.Accept());
            return true;
        }
        catch (SocketException error)
        {
            // One that has gone again does not stop those behind it.
            return error.SocketErrorCode is SocketError.ConnectionAborted or SocketError.ConnectionReset;
        }
    }

    private void AcceptSome()
    {
        for (var i = 0; i < AcceptsAtOnce; i++)
        {
            if (_isStopped || _isPaused)
                return;
            _isAccepting = true;
            if (_socket.Socket.AcceptAsync(_accepting))
                return;
            TakeAccepted();
        }

        _poller.Loop.Post(_acceptMore, null);
    }

    private void OnAccepted()
    {
        TakeAccepted();
        if (_isStopped)
            _ended.SetResult();
        else
            AcceptSome();
    }

    private void TakeAccepted()
    {
        _isAccepting = false;
        var socket = _accepting.AcceptSocket;
        _accepting.AcceptSocket = null;
        if (_accepting.SocketError == SocketError.Success)
            Adopt(socket!);
        else if (_accepting.SocketError is SocketError.TooManyOpenSockets or SocketError.NoBufferSpaceAvailable)
            Pause();
    }

    private void Adopt(Socket socket)
    {
        try
        {
            socket.Blocking = false;
            if (_socket.IsTcp)
                socket.NoDelay = true;
        }
        catch (SocketException)
        {
            // It has gone again.
            socket.Dispose();
            return;
        }

        _poller.Adopt(socket, _accept);
    }

    private void Pause()
    {
        _isPaused = true;
        _poller.Loop.Timers.Set(_resume, _poller.Loop.Now + PauseMilliseconds, _poller.Loop.Now);
        _poller.Loop.Report(new AcceptPausedException(_socket.Bind));
    }

    private void Resume()
    {
        _isPaused = false;
        AcceptSome();
    }
}
