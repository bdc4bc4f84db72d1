using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Adapters.CompilerServices;

/// <summary>
/// The handler that was made for the first provider of services, which most programs have alone. It knows those of other providers, each
/// as long as its provider lives.
/// </summary>
/// <typeparam name="T">The class of the handler.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HandlerInstance<T>
    where T : class
{
    private static readonly object NoServices = new();

    // Not of T: the table can make values by reflection, which would keep the constructors of handlers from being trimmed.
    private readonly ConditionalWeakTable<object, object> _others = [];

    internal HandlerInstance(IServiceProvider? services, T handler)
    {
        Services = services;
        Handler = handler;
    }

    /// <summary>The provider, or null if the application has no services.</summary>
    public IServiceProvider? Services { get; }

    /// <summary>The handler.</summary>
    public T Handler { get; }

    internal T? Find(IServiceProvider? services) => ReferenceEquals(services, Services) ? Handler
        : _others.TryGetValue(services ?? NoServices, out var other) ? (T)other : null;

    internal T Add(IServiceProvider? services, T handler)
    {
        // The constructor may have asked for the same handler.
        _others.AddOrUpdate(services ?? NoServices, handler);
        return handler;
    }
}
