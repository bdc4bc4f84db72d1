using Adapters.Protocols.Http1;

namespace Adapters.Server.Connections;

/// <summary>The head of an HTTP/1.x request where it was received: offsets into a block, which may change place.</summary>
internal sealed class Http1RequestView(SerialExchange exchange, Http1Head head) : RequestView
{
    private byte[] _block = [];
    private int _position;

    public override string HttpVersion => head.MinorVersion == 0 ? "1.0" : "1.1";

    public override string Scheme => "http";

    public override Method Method => (Method)head.Method;

    public override ReadOnlySpan<byte> MethodName => Bytes(0, head.MethodLength);

    public override ReadOnlySpan<byte> RawPath => Bytes(head.PathStart, head.PathLength);

    public override ReadOnlySpan<byte> QueryString => Bytes(head.QueryStart, head.QueryLength);

    public override bool HasQuery => head.QueryStart > 0;

    public override int HeaderCount => head.FieldCount;

    public override long ContentLength => head.ContentLength;

    public override string RootPath => exchange.Set.Options.RootPath;

    public override Address? Client => exchange.Connection.Endpoint.Remote;

    public override Address? Server => exchange.Connection.Endpoint.Local;

    public ReadOnlySpan<byte> HeadBytes => Bytes(0, head.Length);

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

    private ref Http1Field Field(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)head.FieldCount);
        return ref head.Fields[index];
    }

    private ReadOnlySpan<byte> Bytes(int start, int length) => _block.AsSpan(_position + start, length);
}
