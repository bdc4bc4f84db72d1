using Adapters.Protocols;
using Adapters.Protocols.Http1;

namespace Adapters.Server.Connections;

/// <summary>An exchange over HTTP/1.0 or HTTP/1.1.</summary>
internal sealed class Http1Exchange : SerialExchange
{
    private readonly Http1Connection _protocol;
    private Http1RequestView _view;

    public Http1Exchange(ConnectionSet set)
        : base(set)
    {
        _protocol = new Http1Connection(set.Server.Limits);
        _view = new Http1RequestView(this, _protocol.Head);
    }

    public override ExchangeKind Kind => ExchangeKind.Http1;

    public override ProtocolError ProtocolError => _protocol.Error;

    public override bool KeepsAlive => _protocol.KeepsAlive;

    public override bool IsHttp10 => _protocol.Head.MinorVersion == 0;

    public override bool HasConnectionField => true;

    protected override RequestView View => _view;

    protected override int HeadLength => _protocol.Head.Length;

    protected override int DataStart => _protocol.DataStart;

    protected override int DataLength => _protocol.DataLength;

    protected override bool HasBodyLength => !_protocol.Head.IsChunked;

    protected override long BodyLeft => _protocol.BodyLeft;

    protected override bool IsExpectingContinue => _protocol.IsExpectingContinue;

    protected override bool IsLengthReached => _protocol.IsBodyReceived;

    public override WireEvent Read(Span<byte> input, out int consumed) => (WireEvent)_protocol.Read(input, out consumed);

    public override BodyFraming StartFraming(int status, long contentLength, bool mustClose) =>
        (BodyFraming)_protocol.StartResponse(status, contentLength, mustClose);

    public override void StopKeepAlive() => _protocol.StopKeepAlive();

    public override void OnContinued() => _protocol.OnContinued();

    protected override void ResetProtocol() => _protocol.Reset();

    protected override void RenewView()
    {
        _view.End();
        _view = new Http1RequestView(this, _protocol.Head);
    }

    protected override void Locate(byte[] block, int position) => _view.Locate(block, position);

    protected override void CopyHead(byte[] block) => _view.HeadBytes.CopyTo(block);
}
