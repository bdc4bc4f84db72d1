using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Adapters;

/// <summary>
/// The rest of an asynchronous route, for a filter around it: the filters behind it, and the handler. Valid until the filter returns.
/// </summary>
public readonly struct AsyncRouteCall
{
    private readonly ResponseWatch _watch;
    private readonly int _level;
    private readonly object? _values;
    private readonly Func<ResponseWatch, object?, ValueTask> _rest;

    /// <summary>Creates a call. For generated code.</summary>
    /// <param name="watch">The response of the request.</param>
    /// <param name="level">The number of filters around the one that is called.</param>
    /// <param name="values">The values of the route, or null.</param>
    /// <param name="rest">The delegate that runs the rest of the route.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public AsyncRouteCall(ResponseWatch watch, int level, object? values, Func<ResponseWatch, object?, ValueTask> rest) =>
        (_watch, _level, _values, _rest) = (watch, level, values, rest);

    /// <summary>Runs the rest of the route, once. An exception of the handler is thrown here, unless it has a status.</summary>
    /// <returns>
    /// The status that was sent, or 0 for none. For a WebSocket, which has ended then: 101 if it was accepted.
    /// </returns>
    /// <exception cref="InvalidOperationException">It has been run already.</exception>
    public ValueTask<int> RunAsync()
    {
        _watch.Enter(_level);
        var rest = _rest(_watch, _values);
        if (!rest.IsCompletedSuccessfully)
            return Awaited(rest, _watch);
        rest.GetAwaiter().GetResult();
        return new ValueTask<int>(_watch.Status);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<int> Awaited(ValueTask rest, ResponseWatch watch)
    {
        await rest.ConfigureAwait(false);
        return watch.Status;
    }
}
