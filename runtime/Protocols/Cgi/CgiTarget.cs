using System.Text.Unicode;
using Adapters.Protocols.Syntax;

namespace Adapters.Protocols.Cgi;

/// <summary>
/// Finds the path and the query of a request (RFC 3875, sections 4.1.5, 4.1.7 and 4.1.13). The front server has decoded,
/// resolved and possibly rewritten what the client sent, and has applied its access rules to the result: SCRIPT_NAME, PATH_INFO
/// and QUERY_STRING. REQUEST_URI is what the client sent. It counts if PATH_INFO or QUERY_STRING is missing, and shows how the
/// path was encoded if, decoded, it is the same path.
/// </summary>
internal sealed class CgiTarget(Limits limits, CgiHead head)
{
    private const string BadUri = "REQUEST_URI is not a path, or has a space, a control character or a fragment";

    public ProtocolError? Check(ReadOnlySpan<byte> packet)
    {
        var uri = Value(packet, CgiMetaVariable.RequestUri);
        if (uri.Length > limits.RequestLine)
            return new ProtocolError(414, $"REQUEST_URI is longer than {limits.RequestLine} bytes");
        var mark = uri.IndexOf((byte)'?');
        var pathLength = mark < 0 ? uri.Length : mark;
        return CheckScriptName(packet) ?? CheckPath(packet, uri[..pathLength]) ?? CheckQuery(packet, uri[pathLength..], pathLength);
    }

    private static ProtocolError Reject(string reason) => new(400, reason);

    private ReadOnlySpan<byte> Value(ReadOnlySpan<byte> packet, CgiMetaVariable name) => head[name].Value(packet);

    /// <summary>A prefix does not end with a slash; "/" means none.</summary>
    private ProtocolError? CheckScriptName(ReadOnlySpan<byte> packet)
    {
        var name = Value(packet, CgiMetaVariable.ScriptName);
        if (!name.IsEmpty && (name[0] != '/' || !Utf8.IsValid(name)))
            return Reject("SCRIPT_NAME is not a path in UTF-8");
        head[CgiMetaVariable.ScriptName].ValueLength = name.TrimEnd((byte)'/').Length;
        return null;
    }

    private ProtocolError? CheckPath(ReadOnlySpan<byte> packet, ReadOnlySpan<byte> uriPath)
    {
        if ((head[CgiMetaVariable.PathInfo].IsGiven ? TakePathInfo(packet, uriPath) : TakeUriPath(packet, uriPath)) is { } reason)
            return Reject(reason);
        if (head.Path.Length == 0)
            head.Path.Append("/"u8);
        if (!RequestPath.IsAllowed(head.Path.Bytes))
            return Reject("the path contains a dot segment or a NUL");
        if (HttpGrammar.IsTarget(uriPath) && head.Path.IsSame(uriPath))
            head.RawPath = new HeadField { ValueStart = head[CgiMetaVariable.RequestUri].ValueStart, ValueLength = uriPath.Length };
        return null;
    }

    private string? TakePathInfo(ReadOnlySpan<byte> packet, ReadOnlySpan<byte> uriPath)
    {
        var path = Value(packet, CgiMetaVariable.PathInfo);
        if (IsAsterisk(path.IsEmpty ? uriPath : path))
        {
            head.Path.Append("*"u8);
            return null;
        }

        if (!path.IsEmpty && path[0] != '/')
            return "PATH_INFO is not a path";
        head.Path.Append(Value(packet, CgiMetaVariable.ScriptName));
        head.Path.Append(path);
        return null;
    }

    /// <summary>A front server may have removed the prefix from REQUEST_URI, or kept it.</summary>
    private string? TakeUriPath(ReadOnlySpan<byte> packet, ReadOnlySpan<byte> uriPath)
    {
        if (!head[CgiMetaVariable.RequestUri].IsGiven)
            return "both REQUEST_URI and PATH_INFO are missing";
        if (!uriPath.IsEmpty && (!HttpGrammar.IsTarget(uriPath) || !(uriPath[0] == '/' || IsAsterisk(uriPath))))
            return BadUri;
        head.Path.Append(Value(packet, CgiMetaVariable.ScriptName));
        if (IsAsterisk(uriPath) || head.Path.IsPrefixOf(uriPath))
            head.Path.Clear();
        head.Path.AppendEncoded(uriPath);
        return null;
    }

    /// <summary>The server as a whole (RFC 9110, section 9.3.7).</summary>
    private bool IsAsterisk(ReadOnlySpan<byte> path) => head.Method == RequestMethod.Options && path.SequenceEqual("*"u8);

    /// <summary>An empty QUERY_STRING does not show whether there is a question mark, but REQUEST_URI does.</summary>
    private ProtocolError? CheckQuery(ReadOnlySpan<byte> packet, ReadOnlySpan<byte> uriQuery, int uriQueryStart)
    {
        var query = Value(packet, CgiMetaVariable.QueryString);
        var start = head[CgiMetaVariable.RequestUri].ValueStart + uriQueryStart + 1;
        if (!query.IsEmpty)
            head.Query = head[CgiMetaVariable.QueryString];
        else if (!uriQuery.IsEmpty && (!head[CgiMetaVariable.QueryString].IsGiven || (uriQuery.Length == 1 && head.RawPath.IsGiven)))
            head.Query = new HeadField { ValueStart = start, ValueLength = uriQuery.Length - 1 };
        if (head.Query.ValueLength == 0 || HttpGrammar.IsTarget(head.Query.Value(packet)))
            return null;
        return Reject(query.IsEmpty ? BadUri : "QUERY_STRING has a space, a control character or a fragment");
    }
}
