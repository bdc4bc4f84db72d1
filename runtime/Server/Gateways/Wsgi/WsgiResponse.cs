using System.Runtime.ExceptionServices;
using Adapters.Protocols;
using Adapters.Server.Loops;
using Adapters.Server.Scheduling;
using Adapters.Server.Telemetry.Logging;

namespace Adapters.Server.Gateways.Wsgi;

/// <summary>
/// The response of one synchronous application, on its worker thread (PEP 3333, start_response and handling the Content-Length
/// header). Rules: the head is held back until the first block that is not empty, the first call of write or the end, so it can
/// be replaced until then; never more bytes are sent than Content-Length declares; if several threads of the application write,
/// each block waits for its turn.
/// </summary>
internal sealed class WsgiResponse
{
    private readonly Mailbox _mailbox;
    private readonly WsgiLog _log;
    private readonly Write _write;
    private readonly Lock _turn = new();
    private HttpScope? _scope;
    private long _length = -1;
    private long _sent;
    private bool _hasBody;
    private bool _isCut;

    public WsgiResponse(Mailbox mailbox, WsgiLog log)
    {
        _mailbox = mailbox;
        _log = log;
        _write = Write;
        StartResponse = Start;
    }

    /// <summary>The delegate for the application.</summary>
    public StartResponse StartResponse { get; }

    public int Status { get; private set; }

    /// <summary>The reason phrase, if it is not the usual one.</summary>
    public string? Reason { get; private set; }

    public HeaderList Headers { get; } = [];

    public bool IsStarted => Status != 0;

    /// <summary>True if the head has been passed on and can no longer be replaced.</summary>
    public bool IsHeadSent { get; private set; }

    /// <summary>True if Content-Length is reached, so that nothing more is wanted.</summary>
    public bool IsFull => _hasBody && _length >= 0 && _sent >= _length;

    /// <summary>True if nothing after the head is needed.</summary>
    public bool IsHeadEnough => IsHeadSent && !_hasBody;

    private HttpScope Scope => _scope ?? throw new InvalidOperationException(
        "The request has ended: start_response and write are valid until the body is closed (PEP 3333).");

    public void Begin(HttpScope scope) => _scope = scope;

    /// <summary>
    /// Accepts nothing more. Waits for a call that is in progress. On the worker, because that call may wait for the loop.
    /// </summary>
    public void Close()
    {
        using (_turn.EnterAnyway())
            _scope = null;
    }

    /// <summary>Clears everything. It was closed, or did not begin.</summary>
    public void End()
    {
        _scope = null;
        Status = 0;
        Reason = null;
        Headers.Clear();
        IsHeadSent = false;
        _hasBody = false;
        _isCut = false;
        _sent = 0;
        _length = -1;
    }

    /// <summary>Takes a block that the application yielded.</summary>
    /// <param name="block">The block.</param>
    /// <param name="isOnly">
    /// True if it is known to be the only one, so that it is sent with its length (PEP 3333, handling the Content-Length
    /// header).
    /// </param>
    public void Yield(ReadOnlyMemory<byte> block, bool isOnly)
    {
        using var turn = _turn.EnterAnyway();
        RequireStart();
        if (isOnly)
            RequireLength(_sent + block.Length);
        if (!block.IsEmpty)
            Send(block, isOnly && !IsHeadSent);
    }

    /// <summary>Reports that the application has yielded its last block.</summary>
    public void Finish()
    {
        using var turn = _turn.EnterAnyway();
        RequireStart();
        RequireLength(_sent);
        SendHead();
    }

    private Write Start(string status, HeaderList headers, Exception? excInfo)
    {
        using var turn = _turn.EnterAnyway();
        var scope = Scope;
        // PEP 3333: too late to send anything else, so the given exception is rethrown with its own trace.
        if (excInfo is not null && IsHeadSent)
            ExceptionDispatchInfo.Throw(excInfo);
        if (excInfo is null && IsStarted)
            throw new InvalidOperationException(
                "start_response was called twice; only an error handler may do that, with the exception (PEP 3333, start_response).");
        var code = WsgiStatusLine.Parse(status, out var reason);
        var length = WsgiHeaders.Check(headers);
        Set(code, reason, headers);
        _length = length;
        _hasBody = ResponseContent.IsAllowed(scope.Method == Method.Head, code);
        return _write;
    }

    /// <summary>The list belongs to the application, which may reuse it before the loop reads it.</summary>
    private void Set(int status, string? reason, HeaderList headers)
    {
        Headers.Clear();
        foreach (var header in headers.AsSpan())
            Headers.Add(header);
        Status = status;
        Reason = reason;
    }

    private void Write(ReadOnlyMemory<byte> data)
    {
        using var turn = _turn.EnterAnyway();
        RequireStart();
        Send(data, isLast: false);
    }

    private void Send(ReadOnlyMemory<byte> block, bool isLast)
    {
        block = Cut(block);
        SendHead();
        _sent += block.Length;
        _mailbox.Write(block, isLast);
    }

    private void SendHead()
    {
        if (IsHeadSent)
            return;
        IsHeadSent = true;
        _mailbox.Start();
    }

    private ReadOnlyMemory<byte> Cut(ReadOnlyMemory<byte> block)
    {
        if (!_hasBody || _length < 0 || _sent + block.Length <= _length)
            return block;
        if (!_isCut)
            _log.BodyCut(RequestName.Of(_scope), _length);
        _isCut = true;
        return block[..(int)(_length - _sent)];
    }

    private void RequireStart()
    {
        _ = Scope;
        if (!IsStarted)
            throw new InvalidOperationException(
                "The application yielded a block before it called start_response (PEP 3333, specification details).");
    }

    private void RequireLength(long count)
    {
        if (_hasBody && count < _length)
            throw new InvalidOperationException(FormattableString.Invariant(
                $"The body ended after {count} bytes, but Content-Length is {_length} (PEP 3333, handling the Content-Length header)."));
    }
}
