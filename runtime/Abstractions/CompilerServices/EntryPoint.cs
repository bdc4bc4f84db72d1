using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Adapters.CompilerServices;

/// <summary>
/// The entry points that the generator writes. They pass the request, receive and send on only through
/// <see cref="HttpScope.ForRequest()"/>, so a server may reuse these objects for the next request. Any other application may
/// keep them, so it gets new ones for each request.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EntryPoint
{
    private static readonly ConditionalWeakTable<AsgiApplication, object> Generated = [];
    private static readonly ConditionalWeakTable<StartResponse, object> Direct = [];

    private static Func<IReadOnlyList<RouteInfo>>? _routes;

    /// <summary>Marks an application as generated code.</summary>
    /// <param name="application">The application.</param>
    /// <returns>The same.</returns>
    public static AsgiApplication Mark(AsgiApplication application)
    {
        Generated.AddOrUpdate(application, application);
        return application;
    }

    /// <summary>Marks an application as generated code that has routes.</summary>
    /// <param name="application">The application.</param>
    /// <param name="routes">The delegate that lists the routes. It is not called before somebody asks for them.</param>
    /// <returns>The same application.</returns>
    public static AsgiApplication Mark(AsgiApplication application, Func<IReadOnlyList<RouteInfo>> routes)
    {
        _routes = routes;
        return Mark(application);
    }

    /// <summary>
    /// Lists the routes of the program: of its class with [AdaptersApp], also if middleware is around its entry point.
    /// </summary>
    /// <returns>The routes, or null if no such class has been used.</returns>
    public static IReadOnlyList<RouteInfo>? Routes() => _routes?.Invoke();

    /// <summary>Indicates whether an application is generated code with no wrapper around it.</summary>
    /// <param name="application">The application.</param>
    /// <returns>True if it is.</returns>
    public static bool IsGenerated(AsgiApplication application) => Generated.TryGetValue(application, out _);

    /// <summary>Marks a start_response that a server gives only to generated code and that keeps nothing it is given.</summary>
    /// <param name="start">The start_response.</param>
    public static void MarkDirect(StartResponse start) => Direct.AddOrUpdate(start, start);

    /// <summary>Indicates whether there is nothing between the caller and the server that could keep the response.</summary>
    internal static bool IsDirect(StartResponse start) => Direct.TryGetValue(start, out _);
}
