using System.ComponentModel;

namespace Adapters.CompilerServices;

/// <summary>Provides generated code with handlers and with the services that they need.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HandlerServices
{
    private static readonly Lock Making = new();

    /// <summary>Returns an application whose requests have the services of a provider.</summary>
    /// <param name="application">The asynchronous entry point of generated code.</param>
    /// <param name="services">The services.</param>
    /// <param name="openScope">Begins a scope of the services for a request, or returns null if they have none.</param>
    /// <returns>The application.</returns>
    public static AsgiApplication With(
        AsgiApplication application, IServiceProvider services, Func<IServiceProvider, RequestScope?>? openScope)
    {
        ArgumentNullException.ThrowIfNull(application);
        ArgumentNullException.ThrowIfNull(services);
        return EntryPoint.Mark((scope, receive, send) =>
        {
            (scope.Services, scope.OpenScope) = (services, openScope);
            return application(scope, receive, send);
        });
    }

    /// <summary>Returns a synchronous application whose requests have the services of a provider.</summary>
    /// <param name="application">The synchronous entry point of generated code.</param>
    /// <param name="services">The services.</param>
    /// <param name="openScope">Begins a scope of the services for a request, or returns null if they have none.</param>
    /// <returns>The application.</returns>
    public static WsgiApplication With(
        WsgiApplication application, IServiceProvider services, Func<IServiceProvider, RequestScope?>? openScope)
    {
        ArgumentNullException.ThrowIfNull(application);
        ArgumentNullException.ThrowIfNull(services);
        return (environ, start) =>
        {
            (environ.Scope.Services, environ.Scope.OpenScope) = (services, openScope);
            return application(environ, start);
        };
    }

    /// <summary>Returns the handler of a provider. It is created once, for the first caller.</summary>
    /// <typeparam name="T">The class of the handler.</typeparam>
    /// <param name="first">The field that holds the handler of the first provider.</param>
    /// <param name="scope">The scope that has the provider.</param>
    /// <param name="make">The delegate that calls its constructor.</param>
    /// <returns>The handler.</returns>
    public static T Make<T>(ref HandlerInstance<T>? first, Scope scope, Func<Scope, T> make)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(make);
        var services = scope.Services;
        if (Volatile.Read(ref first) is { } made && made.Find(services) is { } known)
            return known;
        lock (Making)
        {
            if (first is { IsForgotten: false })
                return first.Find(services) ?? first.Add(services, make(scope));
            var handler = first?.Find(services) ?? make(scope);
            Volatile.Write(ref first, first?.With(services, handler) ?? new HandlerInstance<T>(services, handler));
            return handler;
        }
    }

    /// <summary>Lets a lifespan dispose of a handler or filter at its end, unless another one still uses it.</summary>
    /// <typeparam name="T">The class of the handler.</typeparam>
    /// <param name="scope">The lifespan.</param>
    /// <param name="handler">The handler of its provider.</param>
    /// <param name="first">The handler of the first provider.</param>
    public static void Own<T>(LifespanScope scope, T handler, HandlerInstance<T> first)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(first);
        var services = scope.Services;
        scope.Owned.Add(handler, () => first.Forget(services));
    }

    /// <summary>Returns a service that the constructor of a handler asks for which serves all requests.</summary>
    /// <typeparam name="T">The type of the service.</typeparam>
    /// <param name="scope">The scope that has the services.</param>
    /// <param name="user">The constructor that asks for it.</param>
    /// <param name="find">Finds the service, for one with a key; null for one of its type.</param>
    /// <returns>The service.</returns>
    /// <exception cref="InvalidOperationException">There is no such service, or it belongs to one request.</exception>
    public static T Get<T>(Scope scope, string user, Func<IServiceProvider, object?>? find = null)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var service = Find<T>(scope.Services, find) is T found ? found : throw Missing<T>(scope, user);
        CapturedServices.Refuse(scope, service, user, find);
        return service;
    }

    /// <summary>Returns a service, or the default of the constructor's parameter that asks for it.</summary>
    /// <typeparam name="T">The type of the service.</typeparam>
    /// <param name="scope">The scope that has the services.</param>
    /// <param name="user">The constructor that asks for it.</param>
    /// <param name="missing">The value if there is no such service.</param>
    /// <param name="find">Finds the service, for one with a key; null for one of its type.</param>
    /// <returns>The service, or that value.</returns>
    /// <exception cref="InvalidOperationException">The service belongs to one request.</exception>
    public static T GetOr<T>(Scope scope, string user, T missing, Func<IServiceProvider, object?>? find = null)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (Find<T>(scope.Services, find) is not T service)
            return missing;
        CapturedServices.Refuse(scope, service, user, find);
        return service;
    }

    private static object? Find<T>(IServiceProvider? services, Func<IServiceProvider, object?>? find) =>
        services is null ? null : find is null ? services.GetService(typeof(T)) : find(services);

    internal static InvalidOperationException Missing<T>(Scope scope, string user) => new(scope.Services is null
        ? $"The {user} asks for the service {typeof(T)}: pass the services to App.RunAsync or App.CreateAsgi."
        : $"The {user} asks for the service {typeof(T)}, which the application does not have: register it.");
}
