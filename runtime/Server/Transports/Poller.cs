using Adapters.Server.Binding;

namespace Adapters.Server.Transports;

/// <summary>
/// Reports to a loop what is ready: epoll, System.Net.Sockets or memory. All members except <see cref="Wake"/> are for the
/// loop's thread.
/// </summary>
internal abstract class Poller : IDisposable
{
    /// <summary>True if the last wait found more events than it could take at once.</summary>
    public virtual bool HasMore => false;

    /// <summary>Waits for events, for a limited time, and calls the handlers.</summary>
    public abstract void Poll(int timeoutMilliseconds);

    /// <summary>Ends a wait. May be called from any thread.</summary>
    public abstract void Wake();

    /// <summary>Accepts connections. The function returns the handler of a new connection, or null if it was closed at once.</summary>
    public abstract void Listen(ListenerSocket socket, Func<Endpoint, IEndpointHandler?> accept);

    /// <summary>Accepts the waiting connections, and then only those that <see cref="AcceptingEnded"/> waits for.</summary>
    public abstract void StopAccepting();

    /// <summary>After <see cref="StopAccepting"/>, completes when the last connection has been accepted.</summary>
    public virtual Task AcceptingEnded => Task.CompletedTask;

    /// <summary>Also accepts from the listeners of a blocked loop, whose order is the same.</summary>
    public virtual void TakeOver(Poller held)
    {
    }

    /// <summary>Returns the listeners to a loop that was blocked.</summary>
    public virtual void GiveBack(Poller held)
    {
    }

    /// <summary>Stops accepting, and resets the open connections.</summary>
    public abstract void Dispose();
}
