using System.ComponentModel;

namespace Adapters.CompilerServices;

/// <summary>
/// Distinguishes event loops from other threads. A debug build checks this before each call of a
/// <see cref="BlockingAttribute"/> method.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LoopThread
{
    [ThreadStatic]
    private static Func<string?>? _route;

    /// <summary>Marks the calling thread as an event loop.</summary>
    /// <param name="route">Returns the route of the handler that runs on the loop, or null for none.</param>
    public static void Enter(Func<string?> route) => _route = route;

    /// <summary>Throws if the calling thread is an event loop.</summary>
    /// <param name="member">The blocking member that is about to be called.</param>
    /// <exception cref="InvalidOperationException">The thread is an event loop. The message names the member and the route.</exception>
    public static void ThrowIfCurrent(string member)
    {
        if (_route is { } route)
        {
            throw new InvalidOperationException(
                $"'{member}' is marked [Blocking] and was called on an event loop, by {route() ?? "work outside of any route"}: "
                + "call it in Offload.Run, or make the handler synchronous.");
        }
    }
}
