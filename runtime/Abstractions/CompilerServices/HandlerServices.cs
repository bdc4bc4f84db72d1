using System.ComponentModel;

namespace Adapters.CompilerServices;

/// <summary>Provides generated code with the services that the constructors of handlers need.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HandlerServices
{
    private static readonly Lock Making = new();

    /// <summary>The services that the program has registered, or null.</summary>
    public static IServiceProvider? Provider { get; set; }

    /// <summary>Creates a handler once, for the first caller.</summary>
    /// <typeparam name="T">The class of the handler.</typeparam>
    /// <param name="handler">The field that holds the handler.</param>
    /// <param name="make">The delegate that calls its constructor.</param>
    /// <returns>The handler.</returns>
    public static T Make<T>(ref T? handler, Func<T> make)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(make);
        lock (Making)
            return handler ??= make();
    }

    /// <summary>Returns a service that generated code needs.</summary>
    /// <typeparam name="T">The type of the service.</typeparam>
    /// <param name="user">The constructor or parameter that asks for it.</param>
    /// <param name="find">Finds the service, for one with a key; null for one of its type.</param>
    /// <returns>The service.</returns>
    /// <exception cref="InvalidOperationException">There is no such service.</exception>
    public static T Get<T>(string user, Func<IServiceProvider, object?>? find = null) => Look<T>(find) is T service
        ? service
        : throw new InvalidOperationException(Provider is null
            ? $"The {user} asks for the service {typeof(T)}: set App.Services, or pass the services to App.RunAsync."
            : $"The {user} asks for the service {typeof(T)}, which App.Services does not have: register it.");

    /// <summary>Returns a service, or nothing if there is none.</summary>
    /// <typeparam name="T">The type of the service.</typeparam>
    /// <param name="find">Finds the service, for one with a key; null for one of its type.</param>
    /// <returns>The service, or the default of its type.</returns>
    public static T? Find<T>(Func<IServiceProvider, object?>? find = null) => Look<T>(find) is T service ? service : default;

    private static object? Look<T>(Func<IServiceProvider, object?>? find) =>
        Provider is not { } provider ? null : find is null ? provider.GetService(typeof(T)) : find(provider);
}
