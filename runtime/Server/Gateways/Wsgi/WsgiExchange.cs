using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Adapters.Server.Workers;

namespace Adapters.Server.Gateways.Wsgi;

/// <summary>
/// One request to a synchronous application, on the loop's side: it takes what the worker leaves in the mailbox and calls
/// receive and send. The worker's side is <see cref="WsgiRun"/>. The gateway uses the object again.
/// </summary>
internal sealed class WsgiExchange
{
    private readonly WsgiGateway _gateway;
    private readonly Mailbox _mailbox;
    private readonly WsgiResponse _response;
    private readonly WsgiRun _run;
    private readonly HttpResponseStart _start = new();
    private readonly HttpResponseBody _body = new();

    public WsgiExchange(WsgiGateway gateway)
    {
        _gateway = gateway;
        _mailbox = new Mailbox(gateway.Workers.Platform.Threads);
        _response = new WsgiResponse(_mailbox, gateway.Log);
        _run = new WsgiRun(gateway, _mailbox, _response);
    }

    public WorkItem Work => _run;

    public void Begin(WsgiApplication application, HttpScope scope, SynchronizationContext context)
    {
        _mailbox.Begin(context);
        _response.Begin(scope);
        _run.Begin(application, scope);
    }

    public void Provide(ReceiveEvent message) => _mailbox.Provide(message);

    /// <summary>Carries between the worker and the connection until the worker has ended.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask CarryAsync(Receive receive, Send send)
    {
        Exception? lost = null;
        var hasEnded = false;
        while (!hasEnded)
        {
            // The worker posts to the loop, which goes on here at once.
            await _mailbox.WaitAsync().ConfigureAwait(false);
            var mail = _mailbox.Take();
            hasEnded = mail.HasEnded;
            if (lost is not null)
                continue;
            try
            {
                await DeliverAsync(mail, receive, send).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                lost = exception;
                _mailbox.Break(exception);
            }
        }

        // A client that has left is no failure of the application.
        var error = _mailbox.Failure ?? (lost is IOException ? null : lost);
        End();
        if (error is not null)
            ExceptionDispatchInfo.Throw(error);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask DeliverAsync(Mail mail, Receive receive, Send send)
    {
        if (mail.HasStart)
        {
            _start.Status = _response.Status;
            _start.Reason = _response.Reason;
            _start.Headers = _response.Headers;
            await send(_start);
        }

        if (!mail.Block.IsEmpty || mail.HasStart || mail.IsLast)
        {
            _body.Body = mail.Block;
            _body.MoreBody = !mail.IsLast;
            await send(_body);
            _mailbox.Sent(mail);
        }

        if (mail.WantsInput)
            _mailbox.Provide(await receive());
    }

    private void End()
    {
        _run.End();
        _mailbox.End();
        _body.Body = default;
        _gateway.Keep(this);
    }
}
