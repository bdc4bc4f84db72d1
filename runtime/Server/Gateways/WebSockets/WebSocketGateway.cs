using Adapters.Server.Connections;
using Adapters.Server.Loops;

namespace Adapters.Server.Gateways.WebSockets;

/// <summary>
/// Runs an ASGI application for one WebSocket: receive and send are the application's side of it. Everything happens on the loop;
/// calls from other threads are moved there, except for offers. The rules of <see cref="Asgi.AsgiGateway"/> apply: code that completes
/// a wait does so last, or checks again.
/// </summary>
internal sealed class WebSocketGateway(AsgiApplication application, WebSocketExchange socket) : IExchangeGateway
{
    private static readonly SendOrPostCallback CompleteLater = static gateway => ((WebSocketGateway)gateway!).Complete();

    private readonly LoopValueTaskSource<ReceiveEvent> _receiving = new();
    private readonly LoopValueTaskSource<bool> _sending = new();
    private readonly WebSocketReceive _message = new();
    private ValueTask _task;
    private Exception? _error;
    private WebSocketProgress _state;
    private volatile AsgiRunState _run;
    private bool _hasConnected;
    private bool _isGone;

    public bool IsReceiving => _receiving.IsPending;

    public bool IsSending => _sending.IsPending;

    private EventLoop Loop => socket.Loop;

    private Exchange Handshake => socket.Handshake;

    public void Run()
    {
        _run = AsgiRunState.Running;
        Loop.Enter(socket.Context);
        Start();
        Loop.Exit();
    }

    public bool OnBodyReadable()
    {
        if (!_receiving.IsPending || !TryReceive(out var message))
            return false;
        Loop.Enter(socket.Context);
        _receiving.Complete(message);
        Loop.Exit();
        return true;
    }

    public void OnWritable()
    {
        Loop.Enter(socket.Context);
        _sending.Complete(true);
        EndIfHeld();
        Loop.Exit();
    }

    /// <summary>Before the handshake is answered, a client that ends its side has left.</summary>
    public void OnDisconnect(bool canSend)
    {
        _isGone = true;
        Loop.Enter(socket.Context);
        Handshake.CancelToken();
        if (_receiving.IsPending && TryReceive(out var message))
            _receiving.Complete(message);
        if (_sending.IsPending)
            _sending.Fail(new ClientDisconnectedException());
        EndIfHeld();
        Loop.Exit();
    }

    /// <summary>Does nothing: a gateway of a WebSocket serves no other.</summary>
    public void Recycle()
    {
    }

    private void Start()
    {
        try
        {
            _task = application(socket.Scope, Receive, Send);
            if (!_task.IsCompleted)
            {
                LoopContinuation.OnCompleted(_task, OnCompleted);
                return;
            }

            _task.GetAwaiter().GetResult();
        }
        catch (Exception error)
        {
            _error = error;
        }

        Hold();
    }

    private ValueTask<ReceiveEvent> Receive()
    {
        if (!Loop.IsCurrent)
            return ReceiveFromElsewhere();
        if (_receiving.IsPending)
            throw new InvalidOperationException("Another receive is in progress: await it before the next (ASGI 3.0).");
        return TryReceive(out var message) ? new ValueTask<ReceiveEvent>(message) : _receiving.WaitForResult();
    }

    /// <summary>Messages that arrived before the end come before it, unless the application itself has closed.</summary>
    private bool TryReceive(out ReceiveEvent message)
    {
        message = _message;
        if (!_hasConnected && _run == AsgiRunState.Running)
        {
            _hasConnected = true;
            message = new WebSocketConnect();
            return true;
        }

        if (_run == AsgiRunState.Running && _state == WebSocketProgress.Accepted && socket.TryReceive(_message))
            return true;
        if (_run == AsgiRunState.Running && _state != WebSocketProgress.Closed && !_isGone && !socket.HasEnded)
            return false;
        message = new WebSocketDisconnect { Code = socket.CloseCode, Reason = socket.CloseReason };
        return true;
    }

    private ValueTask Send(SendEvent message)
    {
        if (message is WebSocketSend { IsOffer: true } offer)
            return Offer(offer);
        if (!Loop.IsCurrent)
            return SendFromElsewhere(message);
        if (_run != AsgiRunState.Running)
            throw WebSocketRules.AfterCompletion();
        if (_sending.IsPending)
            throw new InvalidOperationException("Another send is in progress: await it before the next (ASGI 3.0).");
        if (_state == WebSocketProgress.Closed)
            throw WebSocketRules.Misplaced(message, _state);
        _isGone |= _state == WebSocketProgress.Accepted ? socket.HasEnded : !Handshake.CanSend;
        if (_isGone)
            throw new ClientDisconnectedException();
        return Dispatch(message);
    }

    private ValueTask Dispatch(SendEvent message)
    {
        switch (message, _state)
        {
            case (WebSocketAccept accept, WebSocketProgress.Connecting):
                WebSocketRules.CheckAccept(accept, socket.Subprotocols);
                socket.Accept(accept.Subprotocol, accept.Headers);
                _state = WebSocketProgress.Accepted;
                return default;
            case (WebSocketSend text, WebSocketProgress.Accepted):
                WebSocketRules.CheckSend(text);
                return socket.Send(text) ? default : _sending.Wait();
            case (WebSocketClose close, WebSocketProgress.Accepted):
                WebSocketRules.CheckClose(close);
                _state = WebSocketProgress.Closed;
                socket.Close(close.Code, close.Reason);
                return default;
            case (WebSocketClose, WebSocketProgress.Connecting):
                return Deny();
            case (WebSocketHttpResponseStart start, WebSocketProgress.Connecting):
                WebSocketRules.CheckDenial(start);
                Handshake.StartResponse(start.Status, null, start.Headers);
                _state = WebSocketProgress.Denying;
                return default;
            case (WebSocketHttpResponseBody body, WebSocketProgress.Denying):
                return SendDenial(body.Body, body.MoreBody);
            default:
                throw WebSocketRules.Misplaced(message, _state);
        }
    }

    /// <summary>An offer has no order: it is taken at once or not at all.</summary>
    private ValueTask Offer(WebSocketSend message)
    {
        WebSocketRules.CheckSend(message);
        message.IsTaken = _run == AsgiRunState.Running && socket.Offer(message);
        return default;
    }

    private ValueTask Deny()
    {
        Handshake.StartResponse(403, null, new HeaderList { { "content-type", "text/plain; charset=utf-8" } });
        return SendDenial("Forbidden\n"u8.ToArray(), more: false);
    }

    private ValueTask SendDenial(ReadOnlyMemory<byte> body, bool more)
    {
        var isTaken = Handshake.WriteBody(body, more);
        if (!more)
            _state = WebSocketProgress.Closed;
        return isTaken ? default : _sending.Wait();
    }

    private void OnCompleted()
    {
        if (Loop.IsCurrent)
            Complete();
        else
            Loop.Post(CompleteLater, this, socket.Context);
    }

    private void Complete()
    {
        if (_run != AsgiRunState.Running || !ApplicationTask.HasCompleted(_task))
            return;
        _error = ApplicationTask.TakeError(_task);
        Hold();
    }

    private void Hold()
    {
        _task = default;
        _run = AsgiRunState.Held;
        EndIfHeld();
    }

    private void EndIfHeld()
    {
        if (_run != AsgiRunState.Held || _sending.IsPending)
            return;
        _run = AsgiRunState.Ended;
        if (_receiving.IsPending && TryReceive(out var message))
            _receiving.Complete(message);
        Handshake.OnApplicationCompleted(_error ?? WebSocketRules.CheckCompletion(_state, _isGone));
    }

    private async ValueTask<ReceiveEvent> ReceiveFromElsewhere()
    {
        await new LoopSwitch(Loop, socket.Context);
        return await Receive();
    }

    private async ValueTask SendFromElsewhere(SendEvent message)
    {
        await new LoopSwitch(Loop, socket.Context);
        await Send(message);
    }
}
