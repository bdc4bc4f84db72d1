using System.ComponentModel;

namespace Adapters;

/// <summary>The rest of a synchronous route, for a filter around it: the filters behind it, and the handler.</summary>
/// <param name="start">The start_response of the request.</param>
/// <param name="rest">The delegate that runs the rest of the route.</param>
public sealed class RouteCall(StartResponse start, Func<StartResponse, IEnumerable<ReadOnlyMemory<byte>>> rest)
{
    private bool _isRun;
    private IEnumerable<ReadOnlyMemory<byte>>? _blocks;
    private int _status;

    /// <summary>Runs the rest of the route, once. An exception of the handler is thrown here, unless it has a status.</summary>
    /// <returns>
    /// The status of the response, or 0 if its blocks have not begun it yet. The body is sent after the filter has returned.
    /// </returns>
    /// <exception cref="InvalidOperationException">It has been run already.</exception>
    public int Run()
    {
        if (_isRun)
            throw RouteCalls.CalledTwice();
        _isRun = true;
        _blocks = rest(Start);
        return _status;
    }

    /// <summary>Returns the blocks of the response, for generated code.</summary>
    /// <param name="filter">The class of the filter.</param>
    /// <returns>The blocks.</returns>
    /// <exception cref="InvalidOperationException">The filter has not run the rest of the route.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IEnumerable<ReadOnlyMemory<byte>> Take(string filter) => _blocks ?? throw RouteCalls.NotCalled(filter);

    /// <summary>Ends a response that nobody sends, for generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Drop() => (_blocks as IDisposable)?.Dispose();

    private Write Start(string status, HeaderList headers, Exception? excInfo)
    {
        var write = start(status, headers, excInfo);
        _status = int.TryParse(status.AsSpan(0, Math.Min(status.Length, 3)), out var code) ? code : 0;
        return write;
    }
}
