using Adapters.Protocols.Http1;
using Adapters.Protocols.Syntax;

namespace Adapters.Server.Requests;

/// <summary>An HTTP/1.x request.</summary>
internal sealed class Http1RequestView(IRequestOrigin origin, Http1Head head) : HeadView(origin)
{
    public override string HttpVersion => Head.MinorVersion == 0 ? "1.0" : "1.1";

    public override string Scheme => "http";

    public override Method Method => MethodOf(Head.Method);

    public override ReadOnlySpan<byte> MethodName => Bytes(0, Head.MethodLength);

    public override ReadOnlySpan<byte> RawPath => Bytes(Head.PathStart, Head.PathLength);

    public override ReadOnlySpan<byte> QueryString => Bytes(Head.QueryStart, Head.QueryLength);

    public override bool HasQuery => Head.QueryStart > 0;

    public override int HeaderCount => Head.FieldCount;

    public override long ContentLength => Head.ContentLength;

    public override string RootPath => Origin.RootPath;

    public override Address? Client => Origin.Remote;

    public override Address? Server => Origin.Local;

    protected override int HeadLength => Head.Length;

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

    public override HeadView MakeNext(IRequestOrigin origin) => new Http1RequestView(origin, head);

    private Http1Head Head
    {
        get
        {
            CheckOpen();
            return head;
        }
    }

    private ref HeadField Field(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Head.FieldCount);
        return ref Head.Fields[index];
    }
}
