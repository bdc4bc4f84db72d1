using Adapters.CompilerServices;
using Adapters.Server.Connections;
using Adapters.Server.Loops;

namespace Adapters.Server.Gateways.Asgi;

/// <summary>
/// Runs an ASGI application for one exchange after another: receive and send are the application's side of the exchange.
/// Everything happens on the loop; calls from other threads are moved there. Rules: code that completes a wait does so last, or
/// checks again, because the application continues inline; once the application has completed, nothing waits for its request,
/// and its later calls are rejected.
/// </summary>
internal sealed class AsgiGateway : IExchangeGateway
{
    private static readonly SendOrPostCallback CompleteLater = static gateway => ((AsgiGateway)gateway!).Complete();
    private static readonly SendOrPostCallback NotifyReceiver = static gateway => ((AsgiGateway)gateway!).OnBodyReadable();

    private readonly AsgiApplication _application;
    private readonly Exchange _exchange;
    private readonly LoopContext _context;
    private readonly bool _isGenerated;
    private readonly Receive _receive;
    private readonly Send _send;
    private readonly Action _onCompleted;
    private readonly LoopValueTaskSource<ReceiveEvent> _receiving = new();
    private readonly LoopValueTaskSource<bool> _sending = new();
    private readonly HttpRequest _requestEvent = new();
    private ValueTask _task;
    private Exception? _error;
    private AsgiResponseState _response;
    private AsgiRunState _state;
    private uint _generation;
    private bool _isBodyReceived;
    private bool _hasPeerEnded;
    private bool _isGone;

    public AsgiGateway(AsgiApplication application, Exchange exchange)
    {
        _application = application;
        _exchange = exchange;
        _isGenerated = EntryPoint.IsGenerated(application);
        _context = exchange.Context;
        _receive = Receive;
        _send = Send;
        _onCompleted = OnCompleted;
    }

    public bool IsReceiving => _receiving.IsPending;

    public bool IsSending => _sending.IsPending;

    private EventLoop Loop => _exchange.Loop;

    private bool HasDisconnected => _isGone || _hasPeerEnded;

    public void Run()
    {
        _state = AsgiRunState.Running;
        _response = AsgiResponseState.Expected;
        Loop.Enter(_context);
        Start();
        Loop.Exit();
    }

    private void Start()
    {
        try
        {
            if (!_isGenerated)
                _exchange.Keep();
            _task = _application(_exchange.Scope, _receive, _send);
            if (!_task.IsCompleted)
            {
                LoopContinuation.OnCompleted(_task, _onCompleted);
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

    public bool OnBodyReadable()
    {
        if (!_receiving.IsPending || !TryReceive(out var message))
            return false;
        Loop.Enter(_context);
        _receiving.Complete(message);
        Loop.Exit();
        return true;
    }

    public void OnWritable()
    {
        var generation = _generation;
        Loop.Enter(_context);
        _sending.Complete(true);
        if (generation == _generation)
            EndIfHeld();
        Loop.Exit();
    }

    public void OnDisconnect(bool canSend)
    {
        var generation = _generation;
        _hasPeerEnded = true;
        _isGone |= !canSend;
        Loop.Enter(_context);
        _exchange.CancelToken();
        // The code that continues here may end a wait, the application and the request, so each step checks again.
        if (generation == _generation && _receiving.IsPending && TryReceive(out var message))
            _receiving.Complete(message);
        if (generation == _generation && _isGone && _sending.IsPending)
            _sending.Fail(new ClientDisconnectedException());
        if (generation == _generation)
            EndIfHeld();
        Loop.Exit();
    }

    public void Recycle()
    {
        _receiving.Recycle();
        _sending.Recycle();
        _requestEvent.Body = default;
        _requestEvent.MoreBody = false;
        _error = null;
        _state = AsgiRunState.Idle;
        _response = AsgiResponseState.Expected;
        _isBodyReceived = false;
        _hasPeerEnded = false;
        _isGone = false;
        _generation++;
    }

    private ValueTask<ReceiveEvent> Receive()
    {
        if (!Loop.IsCurrent)
            return ReceiveFromElsewhere();
        if (_receiving.IsPending)
            throw new InvalidOperationException("Another receive is in progress: await it before the next (ASGI 3.0).");
        return TryReceive(out var message) ? new ValueTask<ReceiveEvent>(message) : _receiving.WaitForResult();
    }

    private bool TryReceive(out ReceiveEvent message)
    {
        message = HttpDisconnect.Instance;
        if (_isGone || _state != AsgiRunState.Running)
            return true;
        if (_response == AsgiResponseState.Complete)
        {
            _exchange.ReturnBody();
            return true;
        }

        if (_isBodyReceived)
            return AwaitEnd();
        var read = _exchange.ReadBody(out var body);
        if (read == BodyRead.Pending)
            return false;
        if (read == BodyRead.Gone)
        {
            _hasPeerEnded = true;
            return true;
        }

        _isBodyReceived = read == BodyRead.Last;
        _requestEvent.Body = body;
        _requestEvent.MoreBody = !_isBodyReceived;
        message = _requestEvent;
        return true;
    }

    /// <summary>The part received last is released for this: a block that it fills would have no room for the client's end.</summary>
    private bool AwaitEnd()
    {
        _exchange.ReturnBody();
        return _hasPeerEnded;
    }

    private ValueTask Send(SendEvent message)
    {
        if (!Loop.IsCurrent)
            return SendFromElsewhere(message);
        if (_state != AsgiRunState.Running)
            throw AsgiRules.AfterCompletion();
        if (_sending.IsPending)
            throw new InvalidOperationException("Another send is in progress: await it before the next (ASGI 3.0).");
        _isGone |= !_exchange.CanSend;
        if (_isGone)
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
        _exchange.StartResponse(start.Status, start.Reason, start.Headers);
        _response = AsgiResponseState.Started;
    }

    private ValueTask SendBody(HttpResponseBody message)
    {
        if (_response == AsgiResponseState.Complete)
            return default;
        if (_response == AsgiResponseState.Expected)
            throw AsgiRules.BodyBeforeStart();
        var isTaken = _exchange.WriteBody(message.Body, message.MoreBody);
        if (!message.MoreBody)
            CompleteResponse();
        return isTaken ? default : _sending.Wait();
    }

    /// <summary>
    /// From here on, receive returns a disconnect. A pending receive does so too, once the sender has returned to the loop.
    /// </summary>
    private void CompleteResponse()
    {
        _response = AsgiResponseState.Complete;
        if (_receiving.IsPending)
            Loop.Post(NotifyReceiver, this, _context);
    }

    private void OnCompleted()
    {
        if (Loop.IsCurrent)
            Complete();
        else
            Loop.Post(CompleteLater, this, _context);
    }

    /// <summary>
    /// The application's task has completed. A send that it did not await still has its bytes, and is waited for. A source of its
    /// own may report that twice, or for a request that has ended: that ends no other.
    /// </summary>
    private void Complete()
    {
        if (_state != AsgiRunState.Running || !ApplicationTask.HasCompleted(_task))
            return;
        _error = ApplicationTask.TakeError(_task);
        Hold();
    }

    private void Hold()
    {
        _task = default;
        _state = AsgiRunState.Held;
        EndIfHeld();
    }

    private void EndIfHeld()
    {
        if (_state != AsgiRunState.Held || _sending.IsPending)
            return;
        _state = AsgiRunState.Ended;
        // A receive that it did not await ends with its request, and does not take the next one's body.
        if (_receiving.IsPending)
            _receiving.Complete(HttpDisconnect.Instance);
        _exchange.OnApplicationCompleted(_error ?? AsgiRules.CheckCompletion(_response, HasDisconnected));
    }

    private async ValueTask<ReceiveEvent> ReceiveFromElsewhere()
    {
        await new LoopSwitch(Loop, _context);
        return await Receive();
    }

    private async ValueTask SendFromElsewhere(SendEvent message)
    {
        await new LoopSwitch(Loop, _context);
        await Send(message);
    }
}
