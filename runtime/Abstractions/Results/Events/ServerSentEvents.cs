namespace Adapters;

/// <summary>A stream of events for a browser's EventSource, as <c>text/event-stream</c> (HTML, section 9.2).</summary>
/// <typeparam name="T">The type of the data. A string is sent as it is, anything else as JSON.</typeparam>
public sealed class ServerSentEvents<T>
{
    /// <summary>Creates a stream of events.</summary>
    /// <param name="events">The events. Each is sent when it arrives.</param>
    public ServerSentEvents(IAsyncEnumerable<ServerSentEvent<T>> events) => Events = events;

    /// <summary>Creates a stream of events that have only data.</summary>
    /// <param name="data">The data of the events.</param>
    public ServerSentEvents(IAsyncEnumerable<T> data) => Events = Wrap(data);

    /// <summary>The events.</summary>
    public IAsyncEnumerable<ServerSentEvent<T>> Events { get; }

    /// <summary>
    /// The time without an event after which a comment is sent, so that nothing between server and client takes the connection for idle.
    /// <see cref="Timeout.InfiniteTimeSpan"/> for none.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is zero or negative.</exception>
    public TimeSpan KeepAlive
    {
        get;
        init => field = value > TimeSpan.Zero || value == Timeout.InfiniteTimeSpan
            ? value
            : throw new ArgumentOutOfRangeException(nameof(KeepAlive), value, "The time between comments is longer than zero.");
    } = TimeSpan.FromSeconds(15);

    private static async IAsyncEnumerable<ServerSentEvent<T>> Wrap(IAsyncEnumerable<T> data)
    {
        await foreach (var item in data)
            yield return new ServerSentEvent<T>(item);
    }
}
