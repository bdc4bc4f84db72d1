namespace Adapters;

/// <summary>The client has disconnected, so nothing more can be sent to it or read from it (ASGI HTTP 2.4).</summary>
public sealed class ClientDisconnectedException : IOException
{
    /// <summary>Creates the exception with its standard message.</summary>
    public ClientDisconnectedException()
        : base("The client has closed the connection.")
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">The operation that was in progress.</param>
    public ClientDisconnectedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">The operation that was in progress.</param>
    /// <param name="innerException">The exception that reported the disconnect.</param>
    public ClientDisconnectedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
