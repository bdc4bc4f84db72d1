using System.ComponentModel;

namespace Adapters;

/// <summary>
/// Watches the response of a route that has filters around it, for generated code. The scope keeps it for its next request, so that a
/// request allocates nothing.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ResponseWatch
{
    private const int Accepted = 101;
    private const int Denied = 403;

    private readonly Send _pass;
    private Send _send = null!;
    private bool _isUsed;
    private int _level;

    private ResponseWatch() => _pass = Pass;

    /// <summary>The request.</summary>
    public ConnectionScope Scope { get; private set; } = null!;

    /// <summary>The delegate that receives the events.</summary>
    public Receive Receive { get; private set; } = null!;

    /// <summary>The delegate that sends the events, and that notes the status.</summary>
    public Send Send => _pass;

    /// <summary>The status that has been sent, or 0. A WebSocket has 101 if it was accepted, and 403 if not.</summary>
    internal int Status { get; private set; }

    /// <summary>Begins to watch a response.</summary>
    /// <param name="scope">The request.</param>
    /// <param name="receive">The delegate that receives the events.</param>
    /// <param name="send">The delegate that sends the events.</param>
    /// <returns>The watch. <see cref="End"/> ends it.</returns>
    public static ResponseWatch Begin(ConnectionScope scope, Receive receive, Send send)
    {
        ArgumentNullException.ThrowIfNull(scope);
        // A handler may pass its request on to another application that has such filters.
        var watch = scope.Watch is { _isUsed: false } kept ? kept : scope.Watch = new ResponseWatch();
        (watch.Scope, watch.Receive, watch._send, watch._isUsed) = (scope, receive, send, true);
        (watch.Status, watch._level) = (0, 0);
        return watch;
    }

    /// <summary>Ends the watch.</summary>
    public void End() => (Scope, Receive, _send, _isUsed) = (null!, null!, null!, false);

    /// <summary>Checks that a filter has called the rest of the route, or answered in its place.</summary>
    /// <param name="level">The number of filters around this one.</param>
    /// <param name="filter">The class of the filter.</param>
    /// <exception cref="InvalidOperationException">It has done neither.</exception>
    public void Check(int level, string filter)
    {
        if (_level == level)
            throw RouteCalls.NotCalled(filter);
    }

    /// <summary>Enters the rest of the route, which a filter may do once.</summary>
    internal void Enter(int level)
    {
        if (!_isUsed || _level != level)
            throw RouteCalls.CalledTwice();
        _level++;
    }

    private ValueTask Pass(SendEvent message)
    {
        var sent = _send(message);
        // After the call: a start that is not accepted is no response.
        Status = message switch
        {
            HttpResponseStart start => start.Status,
            WebSocketAccept => Accepted,
            WebSocketHttpResponseStart denial => denial.Status,
            WebSocketClose when Status == 0 => Denied,
            _ => Status,
        };
        return sent;
    }
}

/// <summary>The errors of filters around a route.</summary>
internal static class RouteCalls
{
    public static InvalidOperationException CalledTwice() => new(
        "The rest of a route runs once: call Run or RunAsync a single time, before the filter returns.");

    public static InvalidOperationException NotCalled(string filter) => new(
        $"The filter {filter} has neither run the rest of the route nor returned a response: do one of them.");
}
