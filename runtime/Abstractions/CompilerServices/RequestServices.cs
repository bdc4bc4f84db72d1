using System.ComponentModel;

namespace Adapters.CompilerServices;

/// <summary>Provides generated code with the services of a request, and with the handlers that are made for it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RequestServices
{
    /// <summary>Returns the handler that serves this request alone.</summary>
    /// <typeparam name="T">The class of the handler.</typeparam>
    /// <param name="scope">The request.</param>
    /// <param name="make">The delegate that calls its constructor.</param>
    /// <returns>The handler.</returns>
    public static T Scoped<T>(ConnectionScope scope, Func<ConnectionScope, T> make)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.OpenRequestScope().Handler(scope, make);
    }

    /// <summary>Makes a handler that serves one call.</summary>
    /// <typeparam name="T">The class of the handler.</typeparam>
    /// <param name="scope">The request.</param>
    /// <param name="make">The delegate that calls its constructor.</param>
    /// <returns>The handler.</returns>
    public static T Transient<T>(ConnectionScope scope, Func<ConnectionScope, T> make)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(make);
        var handler = make(scope);
        scope.OpenRequestScope().Own(handler);
        return handler;
    }

    /// <summary>Returns a service that a parameter asks for.</summary>
    /// <typeparam name="T">The type of the service.</typeparam>
    /// <param name="scope">The request.</param>
    /// <param name="user">The constructor or parameter that asks for it.</param>
    /// <param name="find">Finds the service, for one with a key; null for one of its type.</param>
    /// <returns>The service.</returns>
    /// <exception cref="InvalidOperationException">There is no such service.</exception>
    public static T Get<T>(ConnectionScope scope, string user, Func<IServiceProvider, object?>? find = null) =>
        Find(scope, typeof(T), find) is T service ? service : throw HandlerServices.Missing<T>(scope, user);

    /// <summary>Returns a service, or the default of the parameter that asks for it.</summary>
    /// <typeparam name="T">The type of the service.</typeparam>
    /// <param name="scope">The request.</param>
    /// <param name="missing">The value if there is no such service.</param>
    /// <param name="find">Finds the service, for one with a key; null for one of its type.</param>
    /// <returns>The service, or that value.</returns>
    public static T GetOr<T>(ConnectionScope scope, T missing, Func<IServiceProvider, object?>? find = null) =>
        Find(scope, typeof(T), find) is T service ? service : missing;

    /// <summary>Returns a service, or null if there is none.</summary>
    /// <param name="scope">The request.</param>
    /// <param name="type">The type of the service.</param>
    /// <param name="find">Finds the service, for one with a key; null for one of its type.</param>
    /// <returns>The service, or null.</returns>
    public static object? Find(ConnectionScope scope, Type type, Func<IServiceProvider, object?>? find = null)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.OpenRequestScope().Services is not { } provider ? null : find is null ? provider.GetService(type) : find(provider);
    }

    /// <summary>Disposes of what belongs to an asynchronous request, after its response.</summary>
    /// <param name="scope">The request.</param>
    /// <returns>A task that completes when everything is disposed of.</returns>
    public static ValueTask CloseAsync(ConnectionScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.TakeRequestScope() is { } opened ? opened.CloseAsync(scope.Guard) : default;
    }

    /// <summary>Disposes of what belongs to a synchronous request that has no response.</summary>
    /// <param name="scope">The request.</param>
    public static void Close(ConnectionScope scope) => CloseAsync(scope).AsTask().GetAwaiter().GetResult();

    /// <summary>Passes the blocks of a response on, and disposes of what belongs to its request after them.</summary>
    /// <param name="scope">The request.</param>
    /// <param name="blocks">The blocks.</param>
    /// <returns>The same blocks.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Closing(ConnectionScope scope, IEnumerable<ReadOnlyMemory<byte>> blocks) =>
        blocks is IReadOnlyCollection<ReadOnlyMemory<byte>> counted ? new CountedScopedBody(scope, counted) : new ScopedBody(scope, blocks);
}
