using System.Text;
using Adapters.Protocols.Uwsgi;

namespace Adapters.Server.Connections;

/// <summary>
/// The variables of a uwsgi request where they were received: offsets into a block, which may change place. Client and
/// server are those that the front server names, since it is the peer of both.
/// </summary>
internal sealed class UwsgiRequestView(SerialExchange exchange, UwsgiHead head) : RequestView
{
    private byte[] _block = [];
    private int _position;
    private string _rootPath = "";

    public override string HttpVersion => head.HttpVersion;

    public override string Scheme => head.IsHttps ? "https" : "http";

    public override Method Method => (Method)head.Method;

    public override ReadOnlySpan<byte> MethodName => Value(UwsgiName.RequestMethod);

    public override ReadOnlySpan<byte> RawPath => head.Path.IsGiven ? Value(head.Path) : head.MadePath.Bytes;

    public override ReadOnlySpan<byte> QueryString => Value(head.Query);

    public override bool HasQuery => base.HasQuery || Value(UwsgiName.RequestUri).Contains((byte)'?');

    public override int HeaderCount => head.FieldCount;

    public override long ContentLength => head.ContentLength;

    public override string RootPath
    {
        get
        {
            var name = Value(UwsgiName.ScriptName);
            if (name.IsEmpty)
                return exchange.Set.Options.RootPath;
            // It is the same for most requests, so the text is kept; a worker may ask at the same time, so it is taken once.
            var known = _rootPath;
            if (!Ascii.Equals(name, known))
                _rootPath = known = Encoding.UTF8.GetString(name);
            return known;
        }
    }

    public override Address? Client => MakeAddress(UwsgiName.RemoteAddress, head.RemotePort);

    public override Address? Server => MakeAddress(UwsgiName.ServerName, head.ServerPort) ?? exchange.Connection.Endpoint.Local;

    public ReadOnlySpan<byte> HeadBytes => Bytes(0, head.Length);

    public override ReadOnlySpan<byte> HeaderName(int index)
    {
        ref var field = ref Field(index);
        return Bytes(field.NameStart, field.NameLength);
    }

    public override ReadOnlySpan<byte> HeaderValue(int index) => Value(Field(index));

    public void Locate(byte[] block, int position)
    {
        _block = block;
        _position = position;
    }

    private Address? MakeAddress(UwsgiName name, int port)
    {
        var host = Value(name);
        return host.IsEmpty ? null : new Address(Encoding.Latin1.GetString(host), port < 0 ? null : port);
    }

    private ref UwsgiVariable Field(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)head.FieldCount);
        return ref head.Fields[index];
    }

    private ReadOnlySpan<byte> Value(UwsgiName name) => Value(head[name]);

    private ReadOnlySpan<byte> Value(UwsgiVariable variable) => Bytes(variable.ValueStart, variable.ValueLength);

    private ReadOnlySpan<byte> Bytes(int start, int length) => _block.AsSpan(_position + start, length);
}
