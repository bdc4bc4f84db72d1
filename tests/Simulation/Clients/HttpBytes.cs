using System.Globalization;
using System.Text;
using Adapters.Simulation.Scheduling;
using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Clients;

/// <summary>A request as its bytes, and where its head and its body end.</summary>
internal readonly record struct RequestBytes(byte[] Bytes, int HeadLength);

/// <summary>Writes requests of HTTP/1.x.</summary>
internal static class HttpBytes
{
    public static RequestBytes Write(RequestPlan request, DecisionStream decisions)
    {
        var head = new StringBuilder();
        head.Append(
            CultureInfo.InvariantCulture, $"{request.Method} {request.Path}?{request.Query} HTTP/1.{(request.IsHttp10 ? 0 : 1)}\r\n");
        Field(head, "Host", "sim");
        Field(head, "X-Nonce", request.Nonce);
        if (request.AsksToClose)
            Field(head, "Connection", "close");
        else if (request.AsksToKeepAlive)
            Field(head, "Connection", "keep-alive");
        if (request.Expects100)
            Field(head, "Expect", "100-continue");
        if (request.Framing == RequestFraming.Length)
            Field(head, "Content-Length", request.Body.Length.ToString(CultureInfo.InvariantCulture));
        else if (request.Framing == RequestFraming.Chunked)
            Field(head, "Transfer-Encoding", "chunked");
        foreach (var (name, value) in request.Fields)
            Field(head, name, value);
        head.Append("\r\n");
        var bytes = new MemoryStream();
        bytes.Write(Encoding.ASCII.GetBytes(head.ToString()));
        var length = (int)bytes.Length;
        if (request.Framing == RequestFraming.Chunked)
            WriteChunks(bytes, request, decisions);
        else
            bytes.Write(request.Body);
        return new RequestBytes(bytes.ToArray(), length);
    }

    private static void Field(StringBuilder head, string name, string value) => head.Append(name).Append(": ").Append(value).Append("\r\n");

    private static void WriteChunks(MemoryStream bytes, RequestPlan request, DecisionStream decisions)
    {
        ReadOnlySpan<byte> rest = request.Body;
        while (!rest.IsEmpty)
        {
            var count = decisions.Chance(30) ? decisions.Between(1, rest.Length) : rest.Length;
            var extension = decisions.Chance(5) ? ";x=" + request.Nonce : "";
            bytes.Write(Encoding.ASCII.GetBytes(count.ToString("x", CultureInfo.InvariantCulture) + extension + "\r\n"));
            bytes.Write(rest[..count]);
            bytes.Write("\r\n"u8);
            rest = rest[count..];
        }

        bytes.Write(Encoding.ASCII.GetBytes(EndOf(request, decisions)));
    }

    /// <summary>What is wrong comes last: by then the handler may have anything of the body, or all.</summary>
    private static string EndOf(RequestPlan request, DecisionStream decisions) => request.Spoiling switch
    {
        Spoiling.Size => "zz\r\n",
        Spoiling.End => $"2\r\n{TwoMore(request)}c\r\n0\r\n\r\n",
        Spoiling.Trailer => "0\r\nno field\r\n\r\n",
        _ => decisions.Chance(10) ? $"0\r\nX-Trailer: {request.Nonce}\r\n\r\n" : "0\r\n\r\n",
    };

    private static string TwoMore(RequestPlan request)
    {
        Span<byte> bytes = stackalloc byte[2];
        Pattern.Fill(bytes, 'Q', request.Number, request.Body.Length);
        return Encoding.ASCII.GetString(bytes);
    }
}
