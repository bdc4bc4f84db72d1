using System.Security.Cryptography;

namespace Adapters.EndToEnd.App;

/// <summary>Bodies in one direction: a front server that has begun to pass a response on sends no more of the request.</summary>
[Handler]
public sealed class TransferHandler
{
    private const int BlockSize = 20_000;

    /// <summary>Reads the whole body: its length and its SHA-256.</summary>
    [Post("/upload")]
    public async Task<string> Upload(Receive receive)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var length = 0L;
        while (await receive() is HttpRequest part)
        {
            hash.AppendData(part.Body.Span);
            length += part.Body.Length;
            if (!part.MoreBody)
                break;
        }

        return Describe(length, hash);
    }

    /// <summary>The same on a worker thread.</summary>
    [Post("/wsgi/upload")]
    public string UploadSync(Environ environ)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var block = new byte[BlockSize];
        var length = 0L;
        while (environ.Input.Read(block) is > 0 and var count)
        {
            hash.AppendData(block, 0, count);
            length += count;
        }

        return Describe(length, hash);
    }

    /// <summary>So many blocks, each filled with its number.</summary>
    [Get("/download/{blocks:int}")]
    public async Task Download(int blocks, Send send)
    {
        var start = new HttpResponseStart(200);
        start.Headers.Add("content-type", "application/octet-stream");
        await send(start);
        var block = new byte[BlockSize];
        for (var i = 0; i < blocks; i++)
        {
            block.AsSpan().Fill((byte)i);
            await send(new HttpResponseBody(block, i < blocks - 1));
        }
    }

    /// <summary>The same on a worker thread.</summary>
    [Get("/wsgi/download/{blocks:int}")]
    public IEnumerable<ReadOnlyMemory<byte>> DownloadSync(int blocks)
    {
        var block = new byte[BlockSize];
        for (var i = 0; i < blocks; i++)
        {
            block.AsSpan().Fill((byte)i);
            yield return block;
        }
    }

    private static string Describe(long length, IncrementalHash hash) => $"{length} {Convert.ToHexStringLower(hash.GetHashAndReset())}";
}
