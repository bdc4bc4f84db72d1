using System.ComponentModel;
using System.Runtime.ExceptionServices;

namespace Adapters;

/// <summary>
/// Holds all that belongs to one request: its scope of the services, and the handlers that are made for it. It is opened when something
/// first asks for it, and closed after the response, handlers before services.
/// </summary>
/// <param name="services">The services of the request, or null if the application has none.</param>
/// <param name="owner">The scope that is disposed of with the request, or null if the services have no scopes.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RequestScope(IServiceProvider? services, IDisposable? owner)
{
    private readonly List<object> _handlers = [];

    /// <summary>The services of the request.</summary>
    internal IServiceProvider? Services => services;

    /// <summary>Returns the handler of the request. It is made for the first caller.</summary>
    internal T Handler<T>(ConnectionScope scope, Func<ConnectionScope, T> make)
        where T : class
    {
        foreach (var handler in _handlers)
        {
            if (handler is T known && known.GetType() == typeof(T))
                return known;
        }

        var made = make(scope);
        _handlers.Add(made);
        return made;
    }

    /// <summary>Disposes of the handler at the end of the request, if it can be disposed of.</summary>
    internal void Own(object handler)
    {
        if (handler is IAsyncDisposable or IDisposable)
            _handlers.Add(handler);
    }

    /// <summary>Disposes of everything, the last one first.</summary>
    /// <param name="guard">Notified of an exception, which ends nothing else. Without it, the first one is thrown at the end.</param>
    internal async ValueTask CloseAsync(RequestGuard? guard)
    {
        ExceptionDispatchInfo? failure = null;
        foreach (var owned in _handlers.AsEnumerable().Reverse().Append(owner))
        {
            try
            {
                await DisposeAsync(owned);
            }
            catch (Exception error)
            {
                guard?.ReportDisposal(error);
                failure ??= ExceptionDispatchInfo.Capture(error);
            }
        }

        if (guard is null)
            failure?.Throw();
    }

    private static ValueTask DisposeAsync(object? owned)
    {
        if (owned is IAsyncDisposable later)
            return later.DisposeAsync();
        (owned as IDisposable)?.Dispose();
        return default;
    }
}
