using System.Net.Sockets;

namespace Adapters.Server.Transports.Sockets;

/// <summary>Accepts one connection at a time, and brings each to the loop.</summary>
internal sealed class SocketsListener
{
    private readonly SocketsPoller _poller;
    private readonly ListenerSocket _socket;
    private readonly Func<Endpoint, IEndpointHandler?> _accept;
    private readonly SocketAsyncEventArgs _accepting = new();
    private bool _isPaused;
    private bool _isStopped;

    public SocketsListener(SocketsPoller poller, ListenerSocket socket, Func<Endpoint, IEndpointHandler?> accept)
    {
        _poller = poller;
        _socket = socket;
        _accept = accept;
        _accepting.Completed += (_, _) => _poller.Loop.Post(OnAccepted, null);
        _poller.Loop.Second += Resume;
        AcceptAll();
    }

    public void Stop()
    {
        _isStopped = true;
        _poller.Loop.Second -= Resume;
        while (_socket.Socket.Poll(0, SelectMode.SelectRead) && TryAcceptNow())
        {
        }

        _socket.Dispose();
    }

    private bool TryAcceptNow()
    {
        try
        {
            Adopt(_socket.Socket.Accept());
            return true;
        }
        catch (SocketException)
        {
            // Another loop took it, or it has gone: there is nothing more to accept.
            return false;
        }
    }

    private void AcceptAll()
    {
        while (!_isStopped && !_isPaused && !_socket.Socket.AcceptAsync(_accepting))
            TakeAccepted();
    }

    private void OnAccepted(object? state)
    {
        TakeAccepted();
        AcceptAll();
    }

    private void TakeAccepted()
    {
        var socket = _accepting.AcceptSocket;
        _accepting.AcceptSocket = null;
        if (_accepting.SocketError == SocketError.Success)
            Adopt(socket!);
        else if (_accepting.SocketError == SocketError.TooManyOpenSockets)
            Pause();
    }

    private void Adopt(Socket socket)
    {
        socket.Blocking = false;
        if (_socket.IsTcp)
            socket.NoDelay = true;
        _poller.Adopt(socket, _accept);
    }

    private void Pause()
    {
        _isPaused = true;
        _poller.Loop.Report(new AcceptPausedException(_socket.Bind));
    }

    private void Resume(long now)
    {
        if (!_isPaused)
            return;
        _isPaused = false;
        AcceptAll();
    }
}
