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
    /// <returns>The application.</returns>
    public static AsgiApplication With(AsgiApplication application, IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(application);
        ArgumentNullException.ThrowIfNull(services);
        return EntryPoint.Mark((scope, receive, send) =>
        {
            scope.Services = services;
            return application(scope, receive, send);
        });
    }

    /// <summary>Returns a synchronous application whose requests have the services of a provider.</summary>
    /// <param name="application">The synchronous entry point of generated code.</param>
    /// <param name="services">The services.</param>
    /// <returns>The application.</returns>
    public static WsgiApplication With(WsgiApplication application, IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(application);
        ArgumentNullException.ThrowIfNull(services);
        return (environ, start) =>
        {
            environ.Scope.Services = services;
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
            if (first is not null)
                return first.Find(services) ?? first.Add(services, make(scope));
            var handler = make(scope);
            Volatile.Write(ref first, new HandlerInstance<T>(services, handler));
            return handler;
        }
    }

    /// <summary>Returns a service that generated code needs.</summary>
    /// <typeparam name="T">The type of the service.</typeparam>
    /// <param name="scope">The scope that has the services.</param>
    /// <param name="user">The constructor or parameter that asks for it.</param>
    /// <param name="find">Finds the service, for one with a key; null for one of its type.</param>
    /// <returns>The service.</returns>
    /// <exception cref="InvalidOperationException">There is no such service.</exception>
    public static T Get<T>(Scope scope, string user, Func<IServiceProvider, object?>? find = null)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return Look<T>(scope, find) is T service
            ? service
            : throw new InvalidOperationException(scope.Services is null
                ? $"The {user} asks for the service {typeof(T)}: pass the services to App.RunAsync or App.CreateAsgi."
                : $"The {user} asks for the service {typeof(T)}, which the application does not have: register it.");
    }

    /// <summary>Returns a service, or nothing if there is none.</summary>
    /// <typeparam name="T">The type of the service.</typeparam>
    /// <param name="scope">The scope that has the services.</param>
    /// <param name="find">Finds the service, for one with a key; null for one of its type.</param>
    /// <returns>The service, or the default of its type.</returns>
    public static T? Find<T>(Scope scope, Func<IServiceProvider, object?>? find = null)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return Look<T>(scope, find) is T service ? service : default;
    }

    /// <summary>Returns a service, or the default of the parameter that asks for it.</summary>
    /// <typeparam name="T">The type of the service.</typeparam>
    /// <param name="scope">The scope that has the services.</param>
    /// <param name="missing">The value if there is no such service.</param>
    /// <returns>The service, or that value.</returns>
    public static T GetOr<T>(Scope scope, T missing)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return Look<T>(scope, find: null) is T service ? service : missing;
    }

    private static object? Look<T>(Scope scope, Func<IServiceProvider, object?>? find) =>
        scope.Services is not { } provider ? null : find is null ? provider.GetService(typeof(T)) : find(provider);
}
