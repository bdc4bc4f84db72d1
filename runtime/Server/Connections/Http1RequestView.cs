using Adapters.Protocols.Http1;

namespace Adapters.Server.Connections;

/// <summary>The head of an HTTP/1.x request where it was received: offsets into a block, which may change place.</summary>
internal sealed class Http1RequestView(SerialExchange exchange, Http1Head head) : RequestView
{
    private SerialExchange? _exchange = exchange;
    private Http1Head? _head = head;
    private byte[] _block = [];
    private int _position;

    public override string HttpVersion => Head.MinorVersion == 0 ? "1.0" : "1.1";

    public override string Scheme => "http";

    public override Method Method => (Method)Head.Method;

    public override ReadOnlySpan<byte> MethodName => Bytes(0, Head.MethodLength);

    public override ReadOnlySpan<byte> RawPath => Bytes(Head.PathStart, Head.PathLength);

    public override ReadOnlySpan<byte> QueryString => Bytes(Head.QueryStart, Head.QueryLength);

    public override bool HasQuery => Head.QueryStart > 0;

    public override int HeaderCount => Head.FieldCount;

    public override long ContentLength => Head.ContentLength;

    public override string RootPath => Exchange.Set.Options.RootPath;

    public override Address? Client => Exchange.Connection.Endpoint.Remote;

    public override Address? Server => Exchange.Connection.Endpoint.Local;

    public ReadOnlySpan<byte> HeadBytes => Bytes(0, Head.Length);

    public override ReadOnlySpan<byte> HeaderName(int index)
    {
        ref var field = ref Field(index);
        return Bytes(field.NameStart, field.NameLength);
    }

    public override ReadOnlySpan<byte> HeaderValue(int index)
    {
        ref var field = ref Field(index);
        return Bytes(field.ValueStart, field.ValueLength);
    }

    public void Locate(byte[] block, int position)
    {
        _block = block;
        _position = position;
    }

    /// <summary>Whoever has kept it sees nothing of another request.</summary>
    public void End() => (_exchange, _head) = (null, null);

    private SerialExchange Exchange => _exchange ?? throw Ended();

    private Http1Head Head => _head ?? throw Ended();

    private ref Http1Field Field(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Head.FieldCount);
        return ref Head.Fields[index];
    }

    private ReadOnlySpan<byte> Bytes(int start, int length) => _block.AsSpan(_position + start, length);
}
