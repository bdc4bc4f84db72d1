using System.Diagnostics;
using System.Runtime.CompilerServices;
using Adapters.Server.Connections;
using Adapters.Server.Transports;

namespace Adapters.Server.Gateways.Asgi;

/// <summary>
/// Runs an ASGI application for one exchange after another: receive and send are the application's side of the exchange.
/// Everything happens on the loop; calls from other threads are brought there.
/// </summary>
internal sealed class AsgiGateway : IExchangeGateway
{
    private readonly AsgiApplication _application;
    private readonly Exchange _exchange;
    private readonly Receive _receive;
    private readonly Send _send;
    private readonly Action _onCompleted;
    private readonly SendOrPostCallback _complete;
    private readonly LoopSource<ReceiveEvent> _receiving = new();
    private readonly LoopSource<bool> _sending = new();
    private readonly HttpRequest _requestEvent = new();
    private ValueTask _task;
    private AsgiResponseState _response;
    private bool _isBodyReceived;
    private bool _isDisconnected;
    private bool _canSend;

    public AsgiGateway(AsgiApplication application, Exchange exchange)
    {
        _application = application;
        _exchange = exchange;
        _receive = Receive;
        _send = Send;
        _onCompleted = OnCompleted;
        _complete = _ => Complete();
    }

    public bool IsReceiving => _receiving.IsPending;

    public bool IsSending => _sending.IsPending;

    private EventLoop Loop => _exchange.Loop;

    public void Run()
    {
        _response = AsgiResponseState.Expected;
        _isBodyReceived = false;
        _isDisconnected = false;
        _canSend = true;
        Loop.Enter(_exchange.Context);
        try
        {
            _task = _application(_exchange.Scope, _receive, _send);
        }
        catch (Exception error)
        {
            _task = ValueTask.FromException(error);
        }

        if (_task.IsCompleted)
            Complete();
        else
            ValueTaskShape.OnCompleted(_task, _onCompleted);
        Loop.Exit();
    }

    public bool OnBodyReadable()
    {
        if (!_receiving.IsPending || !TryReceive(out var message))
            return false;
        Loop.Enter(_exchange.Context);
        _receiving.Complete(message);
        Loop.Exit();
        return true;
    }

    public void OnWritable()
    {
        if (!_sending.IsPending)
            return;
        Loop.Enter(_exchange.Context);
        _sending.Complete(true);
        Loop.Exit();
    }

    public void OnDisconnect(bool canSend)
    {
        _isDisconnected = true;
        _canSend &= canSend;
        Loop.Enter(_exchange.Context);
        _exchange.Scope.Abort();
        if (_receiving.IsPending)
            _receiving.Complete(HttpDisconnect.Instance);
        if (!_canSend && _sending.IsPending)
            _sending.Fail(new ClientDisconnectedException());
        Loop.Exit();
    }

    private ValueTask<ReceiveEvent> Receive()
    {
        if (!Loop.IsCurrent)
            return ReceiveFromElsewhere();
        if (_receiving.IsPending)
            throw new InvalidOperationException("Another receive is under way: await it before the next (ASGI 3.0).");
        return TryReceive(out var message) ? new ValueTask<ReceiveEvent>(message) : _receiving.WaitForResult();
    }

    private bool TryReceive(out ReceiveEvent message)
    {
        message = HttpDisconnect.Instance;
        if (_isDisconnected || _response == AsgiResponseState.Complete)
            return true;
        if (_isBodyReceived)
            return false;
        var read = _exchange.ReadBody(out var body);
        if (read == BodyRead.Pending)
            return false;
        if (read == BodyRead.Gone)
            return true;
        _isBodyReceived = read == BodyRead.Last;
        _requestEvent.Body = body;
        _requestEvent.MoreBody = !_isBodyReceived;
        message = _requestEvent;
        return true;
    }

    private ValueTask Send(SendEvent message)
    {
        if (!Loop.IsCurrent)
            return SendFromElsewhere(message);
        if (_sending.IsPending)
            throw new InvalidOperationException("Another send is under way: await it before the next (ASGI 3.0).");
        if (!_canSend)
            throw new ClientDisconnectedException();
        switch (message)
        {
            case HttpResponseStart start:
                StartResponse(start);
                return default;
            case HttpResponseBody body:
                return SendBody(body);
            default:
                throw AsgiRules.NotForHttp(message);
        }
    }

    private void StartResponse(HttpResponseStart start)
    {
        AsgiRules.CheckStart(start, _response);
        _exchange.StartResponse(start.Status, start.Headers);
        _response = AsgiResponseState.Started;
    }

    private ValueTask SendBody(HttpResponseBody message)
    {
        if (_response == AsgiResponseState.Complete)
            return default;
        if (_response == AsgiResponseState.Expected)
            throw AsgiRules.BodyBeforeStart();
        if (!message.MoreBody)
            _response = AsgiResponseState.Complete;
        return _exchange.WriteBody(message.Body, message.MoreBody) ? default : _sending.Wait();
    }

    private void OnCompleted()
    {
        if (Loop.IsCurrent)
            Complete();
        else
            Loop.Post(_complete, null, _exchange.Context);
    }

    private void Complete()
    {
        Debug.Assert(_task.IsCompleted, "Nobody else tells that the application has completed.");
        Exception? error = null;
        try
        {
            _task.GetAwaiter().GetResult();
        }
        catch (Exception thrown)
        {
            error = thrown;
        }

        _task = default;
        _exchange.OnApplicationCompleted(error ?? AsgiRules.CheckCompletion(_response, _isDisconnected));
    }

    private async ValueTask<ReceiveEvent> ReceiveFromElsewhere()
    {
        await new LoopSwitch(Loop, _exchange.Context);
        return await Receive();
    }

    private async ValueTask SendFromElsewhere(SendEvent message)
    {
        await new LoopSwitch(Loop, _exchange.Context);
        await Send(message);
    }

    /// <summary>Goes on on the loop's thread.</summary>
    private readonly struct LoopSwitch(EventLoop loop, LoopContext context) : ICriticalNotifyCompletion
    {
        public bool IsCompleted => loop.IsCurrent;

        public LoopSwitch GetAwaiter() => this;

        public void GetResult()
        {
        }

        public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

        public void UnsafeOnCompleted(Action continuation) => loop.Post(static action => ((Action)action!)(), continuation, context);
    }
}
