using Adapters.Protocols.Uwsgi;

namespace Adapters.Protocols.Tests.Uwsgi;

internal sealed class UwsgiRunner(UwsgiConnection connection) : TranscriptRunner(connection, keepsAlive: false)
{
    public UwsgiRunner(Limits limits)
        : this(new UwsgiConnection(limits))
    {
    }

    protected override void WriteHead(ReadOnlySpan<byte> input)
    {
        var head = connection.Head;
        Assert.Equal(input.Length, head.Length);
        var query = head.Query.IsGiven ? " ?" + TranscriptBytes.Escape(head.Query.Value(input)) : "";
        var words = string.Concat(Describe(head, input.ToArray()).Select(word => ", " + word));
        var target = $"{Text(input, head[UwsgiName.RequestMethod])} {TranscriptBytes.Escape(head.Path.Bytes)}{query}";
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

    private static IEnumerable<string> Describe(UwsgiHead head, byte[] input)
    {
        if (head.RawPath.IsGiven && !head.RawPath.Value(input).SequenceEqual(head.Path.Bytes))
            yield return "raw " + Text(input, head.RawPath);
        if (head.IsHttps)
            yield return "https";
        if (head[UwsgiName.ScriptName].ValueLength > 0)
            yield return "root " + Text(input, head[UwsgiName.ScriptName]);
        if (head[UwsgiName.RemoteAddress].IsGiven)
            yield return $"client {Text(input, head[UwsgiName.RemoteAddress])}:{head.RemotePort}";
        if (head[UwsgiName.ServerName].IsGiven)
            yield return $"server {Text(input, head[UwsgiName.ServerName])}:{head.ServerPort}";
        if (head.ContentLength >= 0)
            yield return $"length {head.ContentLength}";
    }

    private static string Name(ReadOnlySpan<byte> input, in UwsgiVariable variable) =>
        TranscriptBytes.Escape(input.Slice(variable.NameStart, variable.NameLength));

    private static string Text(ReadOnlySpan<byte> input, in UwsgiVariable variable) => TranscriptBytes.Escape(variable.Value(input));
}
