using System.Text;
using Adapters.Protocols.Syntax;

namespace Adapters.Protocols.Cgi;

/// <summary>The rules for variables to form a request, and their meaning (RFC 3875, section 4.1).</summary>
internal sealed class CgiRules(Limits limits, CgiHead head)
{
    private const string NoLength = "HTTP_TRANSFER_ENCODING says that there is a body, and CONTENT_LENGTH is missing:"
        + " the front server must buffer the body and send its length";

    private readonly CgiTarget _target = new(limits, head);

    public ProtocolError? Check(ReadOnlySpan<byte> packet) =>
        CheckMethod(packet) ?? _target.Check(packet) ?? CheckProtocol(packet)
        ?? CheckScheme(packet) ?? CheckPorts(packet) ?? CheckLength(packet);

    private static ProtocolError Reject(string reason) => new(400, reason);

    private ReadOnlySpan<byte> Value(ReadOnlySpan<byte> packet, CgiMetaVariable name) => head[name].Value(packet);

    private ProtocolError? CheckMethod(ReadOnlySpan<byte> packet)
    {
        var method = Value(packet, CgiMetaVariable.RequestMethod);
        if (!HttpTokens.IsToken(method))
            return Reject("REQUEST_METHOD is missing, or no token");
        head.Method = RequestMethods.Find(method);
        return head.Method == RequestMethod.Connect ? new ProtocolError(501, "CONNECT asks for a tunnel, and this is no proxy") : null;
    }

    private ProtocolError? CheckProtocol(ReadOnlySpan<byte> packet)
    {
        var protocol = Value(packet, CgiMetaVariable.ServerProtocol);
        if (protocol.IsEmpty || protocol.SequenceEqual("HTTP/1.1"u8))
            return null;
        if (protocol.SequenceEqual("HTTP/1.0"u8))
            head.HttpVersion = "1.0";
        else if (protocol.SequenceEqual("HTTP/2.0"u8) || protocol.SequenceEqual("HTTP/2"u8))
            head.HttpVersion = "2";
        else if (protocol.SequenceEqual("HTTP/3.0"u8) || protocol.SequenceEqual("HTTP/3"u8))
            head.HttpVersion = "3";
        else
            return new ProtocolError(505, "SERVER_PROTOCOL is none of HTTP/1.0, HTTP/1.1, HTTP/2.0 and HTTP/3.0");
        return null;
    }

    private ProtocolError? CheckScheme(ReadOnlySpan<byte> packet)
    {
        var https = Value(packet, CgiMetaVariable.Https);
        var scheme = Value(packet, CgiMetaVariable.RequestScheme);
        var isSecure = Ascii.EqualsIgnoreCase(scheme, "https"u8);
        if (!isSecure && !scheme.IsEmpty && !Ascii.EqualsIgnoreCase(scheme, "http"u8))
            return Reject("REQUEST_SCHEME is neither http nor https");
        head.IsHttps = isSecure || Ascii.EqualsIgnoreCase(https, "on"u8) || https.SequenceEqual("1"u8);
        return null;
    }

    private ProtocolError? CheckPorts(ReadOnlySpan<byte> packet)
    {
        head.RemotePort = Port(Value(packet, CgiMetaVariable.RemotePort));
        head.ServerPort = Port(Value(packet, CgiMetaVariable.ServerPort));
        var arePorts = head.RemotePort <= ushort.MaxValue && head.ServerPort <= ushort.MaxValue;
        return arePorts ? null : Reject("REMOTE_PORT or SERVER_PORT is no port");
    }

    /// <summary>Returns -1 for none, and a value above any port for an invalid one.</summary>
    private static int Port(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
            return -1;
        return WireNumber.TryParseDecimal(text, out var port) ? (int)Math.Min(port, int.MaxValue) : int.MaxValue;
    }

    /// <summary>A body without its length would be taken for none, because nothing else marks its end.</summary>
    private ProtocolError? CheckLength(ReadOnlySpan<byte> packet)
    {
        var text = Value(packet, CgiMetaVariable.ContentLength);
        if (text.IsEmpty)
            return head.HasTransferCoding ? new ProtocolError(411, NoLength) : null;
        if (!WireNumber.TryParseDecimal(text, out var length))
            return Reject("CONTENT_LENGTH is not a number of bytes");
        head.ContentLength = length;
        return length > limits.Body ? new ProtocolError(413, $"the body is longer than {limits.Body} bytes") : null;
    }
}
