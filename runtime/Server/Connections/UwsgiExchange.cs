using Adapters.Protocols;
using Adapters.Protocols.Uwsgi;

namespace Adapters.Server.Connections;

/// <summary>An exchange with a front server over uwsgi. The response is one of HTTP/1.1, and the connection ends with it.</summary>
internal sealed class UwsgiExchange : SerialExchange
{
    private readonly UwsgiConnection _protocol;
    private UwsgiRequestView _view;

    public UwsgiExchange(ConnectionSet set)
        : base(set)
    {
        _protocol = new UwsgiConnection(set.Server.Limits);
        _view = new UwsgiRequestView(this, _protocol.Head, "");
    }

    public override ExchangeKind Kind => ExchangeKind.Uwsgi;

    public override ProtocolError ProtocolError => _protocol.Error;

    public override bool KeepsAlive => _protocol.KeepsAlive;

    public override bool IsHttp10 => false;

    /// <summary>The connection ends with every response, and some front servers would hand the field on to their client.</summary>
    public override bool HasConnectionField => false;

    protected override RequestView View => _view;

    protected override int HeadLength => _protocol.Head.Length;

    protected override int DataStart => _protocol.DataStart;

    protected override int DataLength => _protocol.DataLength;

    protected override bool HasBodyLength => true;

    protected override long BodyLeft => _protocol.BodyLeft;

    /// <summary>The front server answers the client's Expect itself.</summary>
    protected override bool IsExpectingContinue => false;

    protected override bool IsLengthReached => _protocol.IsBodyReceived;

    public override WireEvent Read(Span<byte> input, out int consumed) => (WireEvent)_protocol.Read(input, out consumed);

    public override BodyFraming StartFraming(int status, long contentLength, bool mustClose) =>
        (BodyFraming)_protocol.StartResponse(status, contentLength);

    public override void StopKeepAlive() => throw new InvalidOperationException("No connection is kept over uwsgi.");

    public override void OnContinued() => throw new InvalidOperationException("Nobody waits for 100 over uwsgi.");

    protected override void ResetProtocol() => _protocol.Reset();

    protected override void RenewView()
    {
        _view.End();
        _view = new UwsgiRequestView(this, _protocol.Head, _view.KnownRootPath);
    }

    protected override void Locate(byte[] block, int position) => _view.Locate(block, position);

    protected override void CopyHead(byte[] block) => _view.HeadBytes.CopyTo(block);
}
