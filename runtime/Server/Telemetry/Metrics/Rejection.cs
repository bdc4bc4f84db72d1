namespace Adapters.Server.Telemetry.Metrics;

/// <summary>The reason for rejecting a connection or a request, as the metrics report it.</summary>
internal enum Rejection
{
    /// <summary>Too many connections are open: 503.</summary>
    Connections,

    /// <summary>All worker threads are busy and their queue is full: 503.</summary>
    Queue,

    /// <summary>The request is too long: 413, 414 and 431.</summary>
    Size,

    /// <summary>The request arrived too late or too slowly, or was not answered in time: 408 and 504.</summary>
    Timeout,

    /// <summary>Not a limit: the request is not valid, or asks for something that the server does not have.</summary>
    Invalid,
}

internal static class Rejections
{
    /// <summary>Values of the tag, by <see cref="Rejection"/>.</summary>
    public static readonly string[] Reasons = ["connections", "queue", "size", "timeout", "invalid"];

    /// <summary>Returns the reason for a rejection that the server answers with this status.</summary>
    public static Rejection Of(int status) => status switch
    {
        408 or 504 => Rejection.Timeout,
        413 or 414 or 431 => Rejection.Size,
        _ => Rejection.Invalid,
    };
}
