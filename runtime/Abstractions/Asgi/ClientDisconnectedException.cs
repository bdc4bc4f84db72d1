namespace Adapters;

/// <summary>The client has left, so nothing can be sent to it or read from it any more (ASGI HTTP 2.4).</summary>
public sealed class ClientDisconnectedException : IOException
{
    /// <summary>Makes the exception with its standard message.</summary>
    public ClientDisconnectedException()
        : base("The client has closed the connection.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What was under way.</param>
    public ClientDisconnectedException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What was under way.</param>
    /// <param name="innerException">What told us.</param>
    public ClientDisconnectedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
