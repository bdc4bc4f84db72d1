namespace Adapters;

/// <summary>The WebSocket has ended, so no message can be received from it or sent to it.</summary>
public sealed class WebSocketClosedException : IOException
{
    /// <summary>Creates the exception for a connection that was lost.</summary>
    public WebSocketClosedException()
        : this(1006, "")
    {
    }

    /// <summary>Creates the exception for a connection that was lost.</summary>
    /// <param name="message">The operation that was in progress.</param>
    public WebSocketClosedException(string message)
        : base(message) => Code = 1006;

    /// <summary>Creates the exception for a connection that was lost.</summary>
    /// <param name="message">The operation that was in progress.</param>
    /// <param name="innerException">The exception that reported the end.</param>
    public WebSocketClosedException(string message, Exception innerException)
        : base(message, innerException) => Code = 1006;

    /// <summary>Creates the exception.</summary>
    /// <param name="code">The close code (RFC 6455, section 7.4), or 1005 or 1006 if there is none.</param>
    /// <param name="reason">The close reason, or empty.</param>
    public WebSocketClosedException(int code, string reason)
        : base($"The WebSocket was closed with {code}{(reason.Length == 0 ? "." : $": {reason}")}") => (Code, Reason) = (code, reason);

    /// <summary>The close code (RFC 6455, section 7.4): 1005 if the peer sent none, 1006 if the connection was lost.</summary>
    public int Code { get; }

    /// <summary>The close reason, or empty.</summary>
    public string Reason { get; } = "";
}
