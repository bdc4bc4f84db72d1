using System.Buffers.Text;
using System.IO.Compression;

namespace Adapters.Middleware;

/// <summary>
/// One response on its way through the compression. Its head is held back until the first part of its body, which decides whether it is
/// compressed. Rule: what is not understood is passed on as it is, after the head.
/// </summary>
internal sealed class CompressedResponse(HttpScope scope, int minimumSize, byte[][] types, Send send) : IDisposable
{
    private const int BrotliQuality = 4;

    /// <summary>More than this is compressed on another thread: it would hold the event loop for more than about a millisecond.</summary>
    private const int MostOnLoop = 64 * 1024;

    private static readonly Header Brotli = new("content-encoding"u8, "br"u8);
    private static readonly Header Gzip = new("content-encoding"u8, "gzip"u8);

    private HttpResponseStart? _held;
    private MemoryStream? _output;
    private Stream? _coder;

    public ValueTask Send(SendEvent message) => message switch
    {
        HttpResponseStart start => Begin(start),
        HttpResponseBody body when _held is not null || _coder is not null => SendBodyAsync(body),
        _ when _held is not null => PassAsync(message),
        _ => send(message),
    };

    /// <summary>Sends the head of a response that has no body.</summary>
    public ValueTask CompleteAsync() => Release();

    public void Dispose() => _coder?.Dispose();

    private ValueTask Begin(HttpResponseStart start)
    {
        if (!Compression.Fits(start, types) || IsTooSmall(start.Headers))
            return send(start);
        var varied = start.Copy();
        Fields.VaryByEncoding(varied.Headers);
        if (scope.Method == Method.Head || AcceptEncoding.Choose(scope) is null)
            return send(varied);
        _held = varied;
        return default;
    }

    private bool IsTooSmall(HeaderList headers) =>
        Utf8Parser.TryParse(Fields.Value(headers, "content-length"u8), out long length, out _) && length < minimumSize;

    private async ValueTask SendBodyAsync(HttpResponseBody body)
    {
        if (_coder is null && !body.MoreBody && body.Body.Length < minimumSize)
        {
            await PassAsync(body);
            return;
        }

        if (_coder is null)
        {
            _coder = MakeCoder();
            await Release();
        }

        var isLast = !body.MoreBody;
        if (body.Body.Length > MostOnLoop)
            await Offload.Run(() => Compress(body.Body, isLast));
        else
#pragma warning disable ADPT103 // What is written to is in memory.
            Compress(body.Body, isLast);
#pragma warning restore ADPT103
        await send(new HttpResponseBody(_output!.GetBuffer().AsMemory(0, (int)_output.Length), body.MoreBody));
        _output.SetLength(0);
        if (isLast)
            _coder = null;
    }

    private Stream MakeCoder()
    {
        var coding = AcceptEncoding.Choose(scope)!;
        _output = new MemoryStream();
        var headers = _held!.Headers;
        headers.Remove("content-length");
        // A part of the compressed body is not a part of the file.
        headers.Remove("accept-ranges");
        Weaken(headers);
        headers.Add(coding == AcceptEncoding.Brotli ? Brotli : Gzip);
        return coding == AcceptEncoding.Brotli
            ? new BrotliStream(_output, new BrotliCompressionOptions { Quality = BrotliQuality }, leaveOpen: true)
            : new GZipStream(_output, CompressionLevel.Fastest, leaveOpen: true);
    }

    /// <summary>The bytes are others, so the tag is no longer a strong one (RFC 9110, section 8.8.1).</summary>
    private static void Weaken(HeaderList headers)
    {
        if (headers["etag"] is { } tag && !tag.StartsWith("W/", StringComparison.Ordinal))
            headers.Set("etag", "W/" + tag);
    }

    /// <summary>Compresses to memory. A part that others follow is flushed, so that the client can read it.</summary>
    private void Compress(ReadOnlyMemory<byte> bytes, bool isLast)
    {
        _coder!.Write(bytes.Span);
        if (isLast)
            _coder.Dispose();
        else
            _coder.Flush();
    }

    private async ValueTask PassAsync(SendEvent message)
    {
        await Release();
        await send(message);
    }

    private ValueTask Release()
    {
        var held = _held;
        _held = null;
        return held is null ? default : send(held);
    }
}
