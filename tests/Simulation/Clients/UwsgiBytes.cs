using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Adapters.Simulation.Clients;

/// <summary>Writes requests as a front server does over uwsgi: a packet of variables, and then the body.</summary>
internal static class UwsgiBytes
{
    public static RequestBytes Write(RequestPlan request)
    {
        var variables = new MemoryStream();
        Add(variables, "REQUEST_METHOD", request.Method);
        Add(variables, "REQUEST_URI", $"{request.Path}?{request.Query}");
        Add(variables, "PATH_INFO", request.Path);
        Add(variables, "QUERY_STRING", request.Query);
        Add(variables, "SERVER_PROTOCOL", "HTTP/1.1");
        Add(variables, "SERVER_NAME", "sim");
        Add(variables, "SERVER_PORT", "80");
        Add(variables, "REMOTE_ADDR", "203.0.113.9");
        Add(variables, "REMOTE_PORT", "4711");
        Add(
            variables, "CONTENT_LENGTH",
            request.Framing == RequestFraming.None ? "" : request.Body.Length.ToString(CultureInfo.InvariantCulture));
        Add(variables, "HTTP_HOST", "sim");
        Add(variables, "HTTP_X_NONCE", request.Nonce);
        foreach (var (name, value) in request.Fields)
            Add(variables, "HTTP_" + name.Replace('-', '_').ToUpperInvariant(), value);
        var bytes = new byte[4 + variables.Length + request.Body.Length];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(1), checked((ushort)variables.Length));
        variables.GetBuffer().AsSpan(0, (int)variables.Length).CopyTo(bytes.AsSpan(4));
        request.Body.CopyTo(bytes, 4 + variables.Length);
        return new RequestBytes(bytes, 4 + (int)variables.Length);
    }

    private static void Add(MemoryStream variables, string name, string value)
    {
        Span<byte> length = stackalloc byte[2];
        foreach (var text in (ReadOnlySpan<string>)[name, value])
        {
            BinaryPrimitives.WriteUInt16LittleEndian(length, checked((ushort)text.Length));
            variables.Write(length);
            variables.Write(Encoding.ASCII.GetBytes(text));
        }
    }
}
