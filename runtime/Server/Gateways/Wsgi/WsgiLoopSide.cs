using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Adapters.CompilerServices;

namespace Adapters.Server.Gateways.Wsgi;

/// <summary>
/// One request to a synchronous application, on the loop's side: it receives enough for a worker to begin, then takes what the
/// worker leaves in the mailbox and calls receive and send. The worker's side is <see cref="WsgiWorkerSide"/>. The gateway
/// reuses the object for generated code, which keeps nothing of it, and creates one per request for any other application:
/// start_response, write, environ and its streams affect no other request, however late they are used.
/// </summary>
internal sealed class WsgiLoopSide
{
    private readonly WsgiGateway _gateway;
    private readonly bool _isReused;
    private readonly Mailbox _mailbox;
    private readonly BodyFeed _body;
    private readonly WsgiResponse _response;
    private readonly WsgiWorkerSide _workerSide;
    private readonly HttpResponseStart _startEvent = new();
    private readonly HttpResponseBody _bodyEvent = new();
    private WsgiApplication _application = null!;
    private HttpScope _scope = null!;
    private Receive _receive = null!;
    private Send _send = null!;
    private SynchronizationContext _context = null!;
    private Exception? _inputError;
    private bool _isReceiving;

    public WsgiLoopSide(WsgiGateway gateway, bool isReused)
    {
        _gateway = gateway;
        _isReused = isReused;
        _mailbox = new Mailbox(gateway.Workers.Platform, isReused);
        _body = new BodyFeed(_mailbox, gateway.Workers.Platform.Buffers);
        _response = new WsgiResponse(_mailbox, gateway.Log);
        _workerSide = new WsgiWorkerSide(gateway, _mailbox, _response);
        if (isReused)
            EntryPoint.MarkDirect(_response.StartResponse);
        ResetEvents();
    }

    private LoopSwitch Loop => new(_gateway.Loop, _context);

    public ValueTask RunAsync(WsgiApplication application, HttpScope scope, Receive receive, Send send, SynchronizationContext context)
    {
        (_application, _scope, _receive, _send, _context) = (application, scope, receive, send, context);
        ValueTask<bool> reading;
        try
        {
            reading = IsBodyLeftToApplication()
                ? new ValueTask<bool>(true)
                : _body.ReadAheadAsync(receive, Math.Max(_gateway.ReadAhead, 1), Loop);
        }
        catch
        {
            End();
            throw;
        }

        return reading.IsCompletedSuccessfully ? StartAsync(reading.Result) : StartLaterAsync(reading);
    }

    /// <summary>
    /// Asking for the body makes a client that expects 100 send it. If the body is longer than the read-ahead limit, that is
    /// the application's decision, so that a rejection costs no upload (PEP 3333, HTTP 1.1 Expect/Continue).
    /// </summary>
    private bool IsBodyLeftToApplication() =>
        _scope.Method is not (Method.Get or Method.Head)
        && _scope.Headers.TryGetValue("expect"u8, out _)
        && (_gateway.ReadAhead == 0 || _scope.Request.ContentLength > _gateway.ReadAhead);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask StartLaterAsync(ValueTask<bool> reading)
    {
        bool isThere;
        try
        {
            isThere = await reading.ConfigureAwait(false);
        }
        catch
        {
            await Loop;
            End();
            throw;
        }

        await StartAsync(isThere).ConfigureAwait(false);
    }

    private ValueTask StartAsync(bool isThere)
    {
        if (isThere && _gateway.Workers.TryReserve())
        {
            Begin();
            _body.PassOn();
            _gateway.PassOn(_workerSide, _context);
            return CarryAsync();
        }

        var (scope, send) = (_scope, _send);
        End();
        if (!isThere)
            return default;
        _gateway.WarnOfFullQueue();
        return _gateway.RejectAsync(scope, send);
    }

    /// <summary>A middleware may have given up on this application in the meantime, so that its request has ended.</summary>
    private void Begin()
    {
        try
        {
            _mailbox.Begin(_context);
            _response.Begin(_scope);
            _workerSide.Begin(_application, _scope, _body.IsEmpty);
        }
        catch
        {
            _gateway.Workers.Release();
            End();
            throw;
        }
    }

    /// <summary>Passes data between the worker and the connection until the worker has completed.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask CarryAsync()
    {
        Exception? lost = null;
        var hasEnded = false;
        while (!hasEnded)
        {
            // The worker posts to the loop, which continues here at once.
            await _mailbox.WaitAsync().ConfigureAwait(false);
            var mail = _mailbox.Take();
            hasEnded = mail.HasEnded;
            if (lost is not null)
                continue;
            try
            {
                await DeliverAsync(mail).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                lost = exception;
                await Loop;
                _mailbox.Break(exception);
            }
        }

        var error = ErrorOf(_mailbox.Failure, lost ?? _inputError);
        var (scope, send, isRejected) = (_scope, _send, _workerSide.IsRejected);
        End();
        if (error is not null)
            ExceptionDispatchInfo.Throw(error);
        if (isRejected)
            await _gateway.RejectAsync(scope, send).ConfigureAwait(false);
    }

    /// <summary>
    /// Returns the error that the call fails with, as with an asynchronous application: the failure of receive or send is not
    /// hidden by its echo in the worker.
    /// </summary>
    private static Exception? ErrorOf(Exception? failure, Exception? lost) =>
        lost is not null && failure?.InnerException == lost ? lost : failure ?? lost;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask DeliverAsync(Mail mail)
    {
        if (mail.HasStart)
        {
            _startEvent.Status = _response.Status;
            _startEvent.Reason = _response.Reason;
            await _send(_startEvent);
            await Loop;
        }

        if (!mail.Block.IsEmpty || mail.HasStart || mail.IsLast)
        {
            _bodyEvent.Body = mail.Block;
            _bodyEvent.MoreBody = !mail.IsLast;
            await _send(_bodyEvent);
            await Loop;
            _mailbox.Sent(mail);
        }

        // Checked again: the part it asked for may have arrived while the block was sent, and is being read now.
        if (mail.WantsInput && !mail.HasEnded && !_isReceiving && _mailbox.WantsInput)
            ProvideInput();
    }

    /// <summary>
    /// The application may continue in the meantime, on another thread or after an interrupt: neither its writes nor its end
    /// wait for a client that sends nothing.
    /// </summary>
    private void ProvideInput()
    {
        _body.Reclaim();
        if (!_body.IsExhausted)
        {
            _body.PassOn();
            return;
        }

        var receiving = _receive();
        if (receiving.IsCompletedSuccessfully)
            Provide(receiving.Result);
        else
            _ = ProvideLaterAsync(receiving);
    }

    private void Provide(ReceiveEvent message)
    {
        _body.Take(message);
        _body.PassOn();
    }

    /// <summary>The request may end first. In that case, what arrives is dropped, as for every receive that is not awaited.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask ProvideLaterAsync(ValueTask<ReceiveEvent> receiving)
    {
        var (generation, loop) = (_mailbox.Generation, Loop);
        _isReceiving = true;
        try
        {
            var message = await receiving;
            await loop;
            if (generation != _mailbox.Generation)
                return;
            _isReceiving = false;
            Provide(message);
        }
        catch (Exception exception)
        {
            await loop;
            if (generation == _mailbox.Generation)
                _mailbox.LoseInput(_inputError = exception);
        }
    }

    /// <summary>A middleware may have changed them.</summary>
    private void ResetEvents()
    {
        _startEvent.Status = 0;
        _startEvent.Reason = null;
        _startEvent.Headers = _response.Headers;
        _startEvent.Trailers = false;
        _bodyEvent.Body = default;
        _bodyEvent.MoreBody = false;
    }

    private void End()
    {
        _workerSide.End();
        _response.End();
        _mailbox.End();
        _body.End();
        ResetEvents();
        _application = null!;
        _scope = null!;
        _receive = null!;
        _send = null!;
        _context = null!;
        _inputError = null;
        _isReceiving = false;
        if (_isReused)
            _gateway.Keep(this);
    }
}
