namespace Adapters;

/// <summary>An event for a browser's EventSource (HTML, section 9.2).</summary>
/// <typeparam name="T">The type of the data. A string is sent as it is, anything else as JSON.</typeparam>
/// <param name="data">The data.</param>
public readonly struct ServerSentEvent<T>(T data)
{
    /// <summary>The data.</summary>
    public T Data { get; } = data;

    /// <summary>The identifier, which a client that connects again sends as <c>last-event-id</c>, or null.</summary>
    public string? Id { get; init; }

    /// <summary>The name of the event, or null for <c>message</c>.</summary>
    public string? Event { get; init; }

    /// <summary>The time after which a client that lost the stream connects again, or null to leave it as it is.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TimeSpan? Retry
    {
        get;
        init => field = value is null || value >= TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Retry), value, "The time before a client connects again is not negative.");
    }
}
