using Adapters.Server.Binding;

namespace Adapters.Server.Transports;

/// <summary>
/// How a loop learns what is ready: epoll, System.Net.Sockets or memory. All but <see cref="Wake"/> is for the loop's thread.
/// </summary>
internal abstract class Poller : IDisposable
{
    /// <summary>The last wait found more events than it could take at once.</summary>
    public virtual bool HasMore => false;

    /// <summary>Waits for events for at most so long, and tells the handlers.</summary>
    public abstract void Poll(int timeoutMilliseconds);

    /// <summary>Ends a wait; from any thread.</summary>
    public abstract void Wake();

    /// <summary>Accepts connections; the function gives who is told of a new one, or null if it was closed at once.</summary>
    public abstract void Listen(ListenerSocket socket, Func<Endpoint, IEndpointHandler?> accept);

    /// <summary>Accepts what waits, and then no more but what <see cref="AcceptingEnded"/> waits for.</summary>
    public abstract void StopAccepting();

    /// <summary>After <see cref="StopAccepting"/>: completes when the last connection has been accepted.</summary>
    public virtual Task AcceptingEnded => Task.CompletedTask;

    /// <summary>Accepts from the listeners of a loop that is held as well, as they come in the same order.</summary>
    public virtual void TakeOver(Poller held)
    {
    }

    /// <summary>Leaves its listeners to a loop that was held.</summary>
    public virtual void GiveBack(Poller held)
    {
    }

    /// <summary>Stops accepting, and resets what is open.</summary>
    public abstract void Dispose();
}
