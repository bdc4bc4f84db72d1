using System.Globalization;
using System.Text;
using Adapters.Protocols.Http1;
using Adapters.Protocols.Uwsgi;

namespace Adapters.Server.Connections;

/// <summary>A request as a front server's variables tell it: offsets into a block, which may change place.</summary>
internal sealed class UwsgiRequestView(SerialExchange exchange, UwsgiHead head) : RequestView
{
    private byte[] _block = [];
    private int _position;
    private byte[]? _encodedPath;

    public override string HttpVersion => Variable(UwsgiVariable.ServerProtocol) switch
    {
        var v when v.SequenceEqual("HTTP/1.0"u8) => "1.0",
        var v when v.StartsWith("HTTP/2"u8) => "2",
        _ => "1.1",
    };

    public override string Scheme =>
        Variable(UwsgiVariable.RequestScheme).SequenceEqual("https"u8) || Variable(UwsgiVariable.Https).SequenceEqual("on"u8) ? "https" : "http";

    public override Method Method => (Method)Http1Methods.Find(MethodName);

    public override ReadOnlySpan<byte> MethodName => Variable(UwsgiVariable.RequestMethod);

    public override ReadOnlySpan<byte> RawPath
    {
        get
        {
            var uri = Variable(UwsgiVariable.RequestUri);
            if (uri.IsEmpty || uri[0] is not ((byte)'/' or (byte)'*'))
                return _encodedPath ??= Encode(Variable(UwsgiVariable.ScriptName), Variable(UwsgiVariable.PathInfo));
            var mark = uri.IndexOf((byte)'?');
            return mark < 0 ? uri : uri[..mark];
        }
    }

    public override ReadOnlySpan<byte> QueryString
    {
        get
        {
            if (head[UwsgiVariable.QueryString].IsGiven)
                return Variable(UwsgiVariable.QueryString);
            var uri = Variable(UwsgiVariable.RequestUri);
            var mark = uri.IndexOf((byte)'?');
            return mark < 0 ? default : uri[(mark + 1)..];
        }
    }

    public override int HeaderCount => head.FieldCount;

    public override long ContentLength => Variable(UwsgiVariable.ContentLength).IsEmpty ? -1 : head.ContentLength;

    public override string RootPath => Variable(UwsgiVariable.ScriptName) is { IsEmpty: false } name
        ? Encoding.UTF8.GetString(name).TrimEnd('/')
        : exchange.Set.Options.RootPath;

    public override Address? Client => ReadAddress(UwsgiVariable.RemoteAddress, UwsgiVariable.RemotePort);

    public override Address? Server => ReadAddress(UwsgiVariable.ServerName, UwsgiVariable.ServerPort);

    public ReadOnlySpan<byte> HeadBytes => _block.AsSpan(_position, head.Length);

    public override ReadOnlySpan<byte> HeaderName(int index) => Bytes(head.Field(index).Name);

    public override ReadOnlySpan<byte> HeaderValue(int index) => Bytes(head.Field(index).Value);

    public void Locate(byte[] block, int position)
    {
        _block = block;
        _position = position;
        _encodedPath = null;
    }

    /// <summary>PATH_INFO is decoded already: what a path cannot hold is encoded again (RFC 3986, section 3.3).</summary>
    private static byte[] Encode(ReadOnlySpan<byte> root, ReadOnlySpan<byte> path)
    {
        var encoded = new List<byte>(root.Length + path.Length);
        encoded.AddRange(root);
        foreach (var b in path)
        {
            if (b is > 0x20 and < 0x7f and not ((byte)'%' or (byte)'?' or (byte)'#'))
                encoded.Add(b);
            else
                encoded.AddRange(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"%{b:X2}")));
        }

        return encoded.Count == 0 ? [(byte)'/'] : [.. encoded];
    }

    private Address? ReadAddress(UwsgiVariable host, UwsgiVariable port)
    {
        if (Variable(host).IsEmpty)
            return null;
        int? number = int.TryParse(Variable(port), NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
        return new Address(Encoding.Latin1.GetString(Variable(host)), number);
    }

    private ReadOnlySpan<byte> Variable(UwsgiVariable variable) => Bytes(head[variable]);

    private ReadOnlySpan<byte> Bytes(UwsgiText text) => text.IsGiven ? _block.AsSpan(_position + text.Start, text.Length) : default;
}
