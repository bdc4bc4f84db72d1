using Adapters.Server.Loops;
using Adapters.Server.Scheduling;
using Adapters.Server.Workers;

namespace Adapters.Server.Gateways.Wsgi;

/// <summary>
/// One request to a synchronous application, on the worker's side: it calls the application and takes the blocks that it
/// yields. Rules: only iteration, the number of blocks and Dispose are used of the body (PEP 3333, specification details), and
/// the body is disposed of once, however the request ends.
/// </summary>
internal sealed class WsgiWorkerSide : WorkItem
{
    private static readonly ContextCallback RunInContext = static run => ((WsgiWorkerSide)run!).RunApplication();
    private readonly WsgiGateway _gateway;
    private readonly Mailbox _mailbox;
    private readonly WsgiResponse _response;
    private readonly WsgiErrors _errors;
    private readonly Environ _environ = new();
    private WsgiApplication _application = null!;
    private HttpScope? _scope;
    private ExecutionContext? _executionContext;
    private Exception? _failure;
    private bool _isWhole;

    public WsgiWorkerSide(WsgiGateway gateway, Mailbox mailbox, WsgiResponse response)
    {
        _gateway = gateway;
        _mailbox = mailbox;
        _response = response;
        _errors = new WsgiErrors(line => gateway.Log.ApplicationReported(RequestName.Of(_scope), line));
        _errors.End();
    }

    /// <summary>True if there was no thread, so that the application was not called.</summary>
    public bool IsRejected { get; private set; }

    public void Begin(WsgiApplication application, HttpScope scope, bool isBodyEmpty)
    {
        _application = application;
        _scope = scope;
        _environ.Begin(scope, isBodyEmpty ? EmptyInput.Instance : new MailboxInput(_mailbox), _errors, _gateway.Settings);
        _executionContext = ExecutionContext.Capture();
    }

    public void End()
    {
        _environ.End();
        _application = null!;
        _scope = null;
        _executionContext = null;
        _failure = null;
        _isWhole = false;
        IsRejected = false;
    }

    public override void Run()
    {
        // The worker sees the ambient data of the request (a trace, a culture), and keeps nothing of it for the next one.
        if (_executionContext is null)
            RunApplication();
        else
            ExecutionContext.Run(_executionContext, RunInContext, this);
        _gateway.Workers.Release();
        // The last step: from here on, the loop may use this object for another request.
        _mailbox.Finish(_isWhole, _failure);
    }

    public override void Reject()
    {
        IsRejected = true;
        _gateway.Workers.Release();
        _mailbox.Finish(isWhole: false, failure: null);
    }

    private void RunApplication()
    {
        try
        {
            AnswerToTheEnd();
        }
        catch (Exception error)
        {
            // The loop throws it from the call of the application, for a middleware or the server to answer.
            _failure = error;
        }
    }

    private void AnswerToTheEnd()
    {
        try
        {
            Answer();
        }
        catch (IOException error) when (_mailbox.HasLostClient)
        {
            _gateway.Log.ClientLeft(RequestName.Of(_scope), error);
            throw;
        }
        finally
        {
            // Here and not on the loop, because another thread of the application may be writing a block or a line.
            _response.Close();
            Interruption.Insist(_errors, static errors => errors.End());
        }
    }

    private void Answer()
    {
        var body = _application(_environ, _response.StartResponse) ?? throw new InvalidOperationException(
            "The application returned null instead of a body: return an empty one (PEP 3333, specification details).");
        try
        {
            if (CountOf(body) == 1 && !_response.IsHeadSent)
                TakeOnly(body);
            else
                TakeAll(body);
            _response.Finish();
            _isWhole = true;
        }
        finally
        {
            Close(body);
        }
    }

    private void TakeOnly(IEnumerable<ReadOnlyMemory<byte>> body)
    {
        var blocks = body.GetEnumerator();
        try
        {
            if (blocks.MoveNext())
                _response.Yield(blocks.Current, isOnly: true);
        }
        finally
        {
            EndIteration(blocks, body);
        }
    }

    private void TakeAll(IEnumerable<ReadOnlyMemory<byte>> body)
    {
        var blocks = body.GetEnumerator();
        try
        {
            while (!_response.IsFull && !_response.IsHeadEnough && blocks.MoveNext())
                _response.Yield(blocks.Current, isOnly: false);
        }
        finally
        {
            EndIteration(blocks, body);
        }
    }

    /// <summary>A body that is its own enumerator is disposed of by <see cref="Close"/>, once.</summary>
    private static void EndIteration(IEnumerator<ReadOnlyMemory<byte>> blocks, IEnumerable<ReadOnlyMemory<byte>> body)
    {
        if (!ReferenceEquals(blocks, body))
            blocks.Dispose();
    }

    private static int CountOf(IEnumerable<ReadOnlyMemory<byte>> body) => body switch
    {
        ReadOnlyMemory<byte>[] blocks => blocks.Length,
        IReadOnlyCollection<ReadOnlyMemory<byte>> blocks => blocks.Count,
        ICollection<ReadOnlyMemory<byte>> blocks => blocks.Count,
        _ => -1,
    };

    private void Close(IEnumerable<ReadOnlyMemory<byte>> body)
    {
        try
        {
            (body as IDisposable)?.Dispose();
        }
        catch (Exception error)
        {
            _gateway.Log.CloseFailed(RequestName.Of(_scope), error);
        }
    }
}
