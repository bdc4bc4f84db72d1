using System.Runtime.CompilerServices;

namespace Adapters.Samples.Hello;

/// <summary>Bodies that are streamed both ways: neither is ever whole in memory.</summary>
[Handler]
public sealed class EchoHandler
{
    /// <summary>Sends each part of the body back as it comes.</summary>
    [Post("/echo")]
    public async Task Echo(Receive receive, Send send)
    {
        var start = new HttpResponseStart(200);
        start.Headers.Add("content-type", "application/octet-stream");
        await send(start);
        while (await receive() is HttpRequest part)
        {
            await send(new HttpResponseBody(part.Body, part.MoreBody));
            if (!part.MoreBody)
                return;
        }
    }

    /// <summary>The same on a worker thread.</summary>
    [Post("/wsgi/echo")]
    public IEnumerable<ReadOnlyMemory<byte>> EchoSync(Environ environ)
    {
        var block = new byte[16 * 1024];
        while (environ.Input.Read(block) is > 0 and var count)
            yield return block.AsMemory(0, count);
    }

    /// <summary>Text that comes line by line.</summary>
    [Get("/stream")]
    public async IAsyncEnumerable<string> Stream([EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var i = 1; i <= 5; i++)
        {
            yield return $"line {i}\n";
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellation);
        }
    }
}
