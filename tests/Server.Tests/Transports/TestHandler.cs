using System.Collections.Concurrent;
using Adapters.Server.Transports;

namespace Adapters.Server.Tests.Transports;

/// <summary>A connection whose steps the test gives, and that tells the test what came.</summary>
internal sealed class TestHandler : IEndpointHandler
{
    private readonly BlockingCollection<string> _seen = [];

    public Endpoint Endpoint { get; private set; } = null!;

    public Action<TestHandler>? Readable { get; init; }

    public Action<TestHandler>? Writable { get; init; }

    public Action<TestHandler>? Hangup { get; init; }

    public IEndpointHandler? Accept(Endpoint endpoint)
    {
        Endpoint = endpoint;
        See("accepted");
        return this;
    }

    public void OnReadable()
    {
        if (Readable is null)
            See("readable");
        else
            Readable(this);
    }

    public void OnWritable()
    {
        if (Writable is null)
            See("writable");
        else
            Writable(this);
    }

    public void OnPeerShutdown()
    {
        See("shutdown");
        Endpoint.Watch(Interest.None);
    }

    public void OnHangup()
    {
        See("hangup");
        Hangup?.Invoke(this);
    }

    /// <summary>Tells the test.</summary>
    public void See(string what) => _seen.Add(what);

    /// <summary>What came next, for the test.</summary>
    public string Next() =>
        _seen.TryTake(out var what, Patience.Limit) ? what : throw new TimeoutException("Nothing came.");

    /// <summary>Something came that the test has not asked for.</summary>
    public bool HasMore => _seen.Count > 0;

    /// <summary>Reads until nothing is there: what <see cref="Endpoint.Receive"/> gave last.</summary>
    public int ReadAll(Action<byte[]>? use = null)
    {
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var count = Endpoint.Receive(buffer);
            if (count <= 0)
                return count;
            use?.Invoke(buffer[..count]);
        }
    }

    /// <summary>A handler that sends back what it gets, and ends when the peer ends.</summary>
    public static TestHandler Echo() => new()
    {
        Readable = handler =>
        {
            var result = handler.ReadAll(bytes => Assert.Equal(bytes.Length, handler.Endpoint.Send(bytes)));
            if (result == Endpoint.WouldBlock)
                return;
            handler.See(result == 0 ? "end" : "failed");
            handler.Endpoint.Close(reset: false);
        },
        Hangup = handler => handler.Endpoint.Close(reset: false),
    };

    public static IEndpointHandler? AcceptEcho(Endpoint endpoint) => Echo().Accept(endpoint);
}
