using Adapters.Protocols.Http1;

namespace Adapters.Protocols.Tests.Http1;

internal sealed class Http1Runner(Http1Connection connection) : TranscriptRunner(connection, keepsAlive: true)
{
    protected override void WriteHead(ReadOnlySpan<byte> input)
    {
        var head = connection.Head;
        Assert.Equal(input.Length, head.Length);
        var query = head.QueryStart == 0 ? "" : " ?" + Text(input, head.QueryStart, head.QueryLength);
        var line = $"request {Text(input, 0, head.MethodLength)} {Text(input, head.PathStart, head.PathLength)}{query} "
            + $"HTTP/1.{head.MinorVersion}";
        Write(line + string.Concat(Describe(head).Select(word => ", " + word)));
        foreach (var field in head.Fields.AsSpan(0, head.FieldCount))
            Write($"field {Text(input, field.NameStart, field.NameLength)}: {Text(input, field.ValueStart, field.ValueLength)}".TrimEnd());
    }

    private static IEnumerable<string> Describe(Http1Head head)
    {
        if (head.ContentLength >= 0)
            yield return $"length {head.ContentLength}";
        if (head.IsChunked)
            yield return "chunked";
        if (head.ExpectContinue)
            yield return "expect";
        if (head.Upgrade)
            yield return "upgrade";
        if (head.AcceptsTrailers)
            yield return "trailers";
        yield return head.KeepAlive ? "keep-alive" : "close";
    }

    private static string Text(ReadOnlySpan<byte> input, int start, int length) => TranscriptBytes.Escape(input.Slice(start, length));
}
