namespace Adapters.CompilerServices;

/// <summary>
/// Finds services that belong to one request in a handler that serves all of them. A provider does not say how long a service lives, so
/// a scope of its own is asked: one that gives the same object twice, and not the one that the application has, is scoped.
/// </summary>
internal static class CapturedServices
{
    /// <exception cref="InvalidOperationException">The service belongs to one request.</exception>
    public static void Refuse<T>(Scope scope, T service, string user, Func<IServiceProvider, object?>? find)
    {
        // A provider is another one in each scope, and may be kept all the same.
        if (typeof(T).IsValueType || service is IServiceProvider || scope.Services is not { } services
            || scope.OpenScope?.Invoke(services) is not { Services: { } request } opened)
            return;
        try
        {
            if (IsScoped(request, find ?? (static provider => provider.GetService(typeof(T))), service))
                throw new InvalidOperationException(
                    $"The {user} asks for the service {typeof(T)}, which is scoped, and keeps it for all requests: "
                    + "write [Handler(Lifetime = HandlerLifetime.Scoped)], or take it as a [FromServices] parameter of the method.");
        }
        finally
        {
            // Not awaited, because a constructor cannot wait: what it disposes of was made here, and nothing has used it.
            _ = opened.CloseAsync(guard: null).AsTask();
        }
    }

    private static bool IsScoped(IServiceProvider request, Func<IServiceProvider, object?> find, object? service) =>
        find(request) is { } own && !ReferenceEquals(own, service) && ReferenceEquals(own, find(request));
}
