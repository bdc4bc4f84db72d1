using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Adapters;

/// <summary>
/// The entry points that the generator writes. They hand the request, receive and send to nobody but by
/// <see cref="HttpScope.ForRequest()"/>, so a server may use these objects again for the next request. Any other application may
/// keep them, and is given its own for each request.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EntryPoint
{
    private static readonly ConditionalWeakTable<AsgiApplication, object> Generated = [];
    private static readonly ConditionalWeakTable<StartResponse, object> Direct = [];

    /// <summary>Says of an application that it is generated code.</summary>
    /// <param name="application">The application.</param>
    /// <returns>The same.</returns>
    public static AsgiApplication Mark(AsgiApplication application)
    {
        Generated.AddOrUpdate(application, application);
        return application;
    }

    /// <summary>Whether an application is generated code, and nothing stands around it.</summary>
    /// <param name="application">The application.</param>
    /// <returns>True if it is.</returns>
    public static bool IsGenerated(AsgiApplication application) => Generated.TryGetValue(application, out _);

    /// <summary>Says of a start_response that a server gives it to generated code alone, and keeps nothing of what it is given.</summary>
    /// <param name="start">The start_response.</param>
    public static void MarkDirect(StartResponse start) => Direct.AddOrUpdate(start, start);

    /// <summary>Whether nothing stands between the caller and the server that could keep the response.</summary>
    internal static bool IsDirect(StartResponse start) => Direct.TryGetValue(start, out _);
}
