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
    private readonly ConditionalWeakTable<object, object> _others;
    private IServiceProvider? _services;

    internal HandlerInstance(IServiceProvider? services, T handler)
        : this(services, handler, [])
    {
    }

    private HandlerInstance(IServiceProvider? services, T handler, ConditionalWeakTable<object, object> others)
    {
        _services = services;
        Handler = handler;
        _others = others;
    }

    /// <summary>The provider, or null if the application has no services.</summary>
    public IServiceProvider? Services => _services;

    /// <summary>The handler.</summary>
    public T Handler { get; }

    /// <summary>Indicates whether the first handler has been disposed of, so that another can take its place.</summary>
    internal bool IsForgotten => _services is ForgottenServices;

    internal T? Find(IServiceProvider? services) => ReferenceEquals(services, Services) ? Handler
        : _others.TryGetValue(services ?? NoServices, out var other) ? (T)other : null;

    internal T Add(IServiceProvider? services, T handler)
    {
        // The constructor may have asked for the same handler.
        _others.AddOrUpdate(services ?? NoServices, handler);
        return handler;
    }

    /// <summary>Returns an instance for another first provider, which knows the handlers of the others.</summary>
    internal HandlerInstance<T> With(IServiceProvider? services, T handler) => new(services, handler, _others);

    /// <summary>Forgets a handler that is about to be disposed of.</summary>
    internal void Forget(IServiceProvider? services)
    {
        if (ReferenceEquals(services, _services))
            Volatile.Write(ref _services, ForgottenServices.Instance);
        else
            _others.Remove(services ?? NoServices);
    }
}

/// <summary>The provider of a handler that has been disposed of: no application has it.</summary>
internal sealed class ForgottenServices : IServiceProvider
{
    public static ForgottenServices Instance { get; } = new();

    public object? GetService(Type serviceType) => null;
}
