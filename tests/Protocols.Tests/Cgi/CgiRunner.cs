using Adapters.Protocols.Cgi;
using Adapters.Protocols.Syntax;

namespace Adapters.Protocols.Tests.Cgi;

internal sealed class CgiRunner(CgiConnection connection) : TranscriptRunner(connection, keepsAlive: false)
{
    protected override void WriteHead(ReadOnlySpan<byte> input)
    {
        var head = connection.Head;
        Assert.Equal(input.Length, head.Length);
        var query = head.Query.IsGiven ? " ?" + TranscriptBytes.Escape(head.Query.Value(input)) : "";
        var words = string.Concat(Describe(head, input.ToArray()).Select(word => ", " + word));
        var target = $"{Text(input, head[CgiMetaVariable.RequestMethod])} {TranscriptBytes.Escape(head.Path.Bytes)}{query}";
        Write($"request {target} HTTP/{head.HttpVersion}{words}");
        foreach (var field in head.Fields.AsSpan(0, head.FieldCount))
            Write($"field {Name(input, field)}: {Text(input, field)}".TrimEnd());
        WriteVariables(input);
    }

    /// <summary>But for those that every case would have.</summary>
    private void WriteVariables(ReadOnlySpan<byte> input)
    {
        foreach (var variable in connection.Head.Variables.AsSpan(0, connection.Head.VariableCount))
        {
            if (Name(input, variable) is not ("REQUEST_URI" or "REQUEST_SCHEME") and var name)
                Write($"variable {name} {Text(input, variable)}".TrimEnd());
        }
    }

    private static IEnumerable<string> Describe(CgiHead head, byte[] input)
    {
        if (head.RawPath.IsGiven && !head.RawPath.Value(input).SequenceEqual(head.Path.Bytes))
            yield return "raw " + Text(input, head.RawPath);
        if (head.IsHttps)
            yield return "https";
        if (head[CgiMetaVariable.ScriptName].ValueLength > 0)
            yield return "root " + Text(input, head[CgiMetaVariable.ScriptName]);
        if (head[CgiMetaVariable.RemoteAddress].IsGiven)
            yield return $"client {Text(input, head[CgiMetaVariable.RemoteAddress])}:{head.RemotePort}";
        if (head[CgiMetaVariable.ServerName].IsGiven)
            yield return $"server {Text(input, head[CgiMetaVariable.ServerName])}:{head.ServerPort}";
        if (head.ContentLength >= 0)
            yield return $"length {head.ContentLength}";
    }

    private static string Name(ReadOnlySpan<byte> input, in HeadField variable) =>
        TranscriptBytes.Escape(input.Slice(variable.NameStart, variable.NameLength));

    private static string Text(ReadOnlySpan<byte> input, in HeadField variable) => TranscriptBytes.Escape(variable.Value(input));
}
