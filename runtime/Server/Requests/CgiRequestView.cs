using System.Text;
using Adapters.Protocols.Cgi;
using Adapters.Protocols.Syntax;

namespace Adapters.Server.Requests;

/// <summary>
/// A request that a front server describes by variables. Client and server are those that it names, because the front server is
/// the peer of both.
/// </summary>
/// <param name="origin">The origin of the request.</param>
/// <param name="head">The content of the packet.</param>
/// <param name="knownRootPath">The previous request's root path, which most requests share.</param>
internal sealed class CgiRequestView(IRequestOrigin origin, CgiHead head, string knownRootPath = "") : HeadView(origin)
{
    private string _rootPath = knownRootPath;

    public override string HttpVersion => Head.HttpVersion;

    public override string Scheme => Head.IsHttps ? "https" : "http";

    public override Method Method => MethodOf(Head.Method);

    public override ReadOnlySpan<byte> MethodName => Value(CgiMetaVariable.RequestMethod);

    public override ReadOnlySpan<byte> RawPath => Head.RawPath.IsGiven ? Value(Head.RawPath) : Head.Path.Bytes;

    public override ReadOnlySpan<byte> EncodedPath => Head.Path.Bytes;

    public override ReadOnlySpan<byte> QueryString => Value(Head.Query);

    public override bool HasQuery => Head.Query.IsGiven;

    public override int HeaderCount => Head.FieldCount;

    public override long ContentLength => Head.ContentLength;

    public override string RootPath
    {
        get
        {
            var name = Value(CgiMetaVariable.ScriptName);
            if (name.IsEmpty)
                return Origin.RootPath;
            // Most requests have the same root path, so the text is kept. A worker may read it at the same time, so it is read
            // once.
            var known = _rootPath;
            if (!Ascii.Equals(name, known))
                _rootPath = known = Encoding.UTF8.GetString(name);
            return known;
        }
    }

    /// <summary>nginx reports a client over a unix socket as <c>unix:</c>, which is not an address.</summary>
    public override Address? Client
    {
        get
        {
            var host = Value(CgiMetaVariable.RemoteAddress);
            if (host.IsEmpty || host.StartsWith("unix:"u8))
                return null;
            return new Address(Encoding.Latin1.GetString(host), Head.RemotePort < 0 ? null : Head.RemotePort);
        }
    }

    /// <summary>If the front server does not send its own name, the client's requested host is used.</summary>
    public override Address? Server
    {
        get
        {
            var name = Value(CgiMetaVariable.ServerName);
            if (name.IsEmpty && Head.ServerPort < 0)
                return Origin.Local;
            var asked = FindHost();
            var port = Head.ServerPort < 0 ? Authority.PortOf(asked, Head.IsHttps ? 443 : 80) : Head.ServerPort;
            return new Address(Encoding.Latin1.GetString(name.IsEmpty ? NameIn(asked) : name), port);
        }
    }

    public override int VariableCount => Head.VariableCount;

    protected override int HeadLength => Head.Length;

    public override ReadOnlySpan<byte> HeaderName(int index)
    {
        ref var field = ref Field(index);
        return Bytes(field.NameStart, field.NameLength);
    }

    public override ReadOnlySpan<byte> HeaderValue(int index) => Value(Field(index));

    public override ReadOnlySpan<byte> VariableName(int index)
    {
        ref var variable = ref Variable(index);
        return Bytes(variable.NameStart, variable.NameLength);
    }

    public override ReadOnlySpan<byte> VariableValue(int index) => Value(Variable(index));

    public override HeadView MakeNext(IRequestOrigin origin) => new CgiRequestView(origin, head, _rootPath);

    private CgiHead Head
    {
        get
        {
            CheckOpen();
            return head;
        }
    }

    /// <summary>Returns the host that a client requested, without its brackets.</summary>
    private static ReadOnlySpan<byte> NameIn(ReadOnlySpan<byte> authority) =>
        authority.IsEmpty ? "localhost"u8 : Authority.HostOf(authority).TrimStart((byte)'[').TrimEnd((byte)']');

    private ReadOnlySpan<byte> FindHost()
    {
        for (var i = 0; i < HeaderCount; i++)
        {
            if (HeaderName(i).SequenceEqual("host"u8))
                return HeaderValue(i);
        }

        return default;
    }

    private ref HeadField Field(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Head.FieldCount);
        return ref Head.Fields[index];
    }

    private ref HeadField Variable(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Head.VariableCount);
        return ref Head.Variables[index];
    }

    private ReadOnlySpan<byte> Value(CgiMetaVariable name) => Value(Head[name]);

    private ReadOnlySpan<byte> Value(HeadField variable) => Bytes(variable.ValueStart, variable.ValueLength);
}
