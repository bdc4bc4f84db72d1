using System.Text;

namespace Adapters.Server.Transports;

/// <summary>The name of the request that holds a loop, as another thread reads it.</summary>
internal static class HeldRequest
{
    /// <summary>Stands for a request where there is none.</summary>
    public const string None = "work outside of any route";

    /// <summary>Its route; without one, as in an application without a router, its method and path.</summary>
    public static string NameOf(EventLoop loop)
    {
        var scope = loop.Current?.Scope;
        if (scope is null)
            return None;
        try
        {
            // Not the scope's own texts, which it keeps: the next request could be given them.
            return scope.Route ?? $"{Encoding.Latin1.GetString(scope.Request.MethodName)} {Encoding.Latin1.GetString(scope.RawPath)}";
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or NullReferenceException)
        {
            // The loop turns again, and the request ends while it is read.
            return "a request that has just ended";
        }
    }
}
