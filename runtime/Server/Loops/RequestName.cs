using System.Text;

namespace Adapters.Server.Loops;

/// <summary>What the log calls a request.</summary>
internal static class RequestName
{
    /// <summary>Stands for one whose parts are another's by now.</summary>
    public const string Ended = "a request that has ended";

    /// <summary>Its route; without one, as in an application without a router, its method and path. From any thread.</summary>
    public static string Of(ConnectionScope? scope)
    {
        if (scope is null)
            return Ended;
        try
        {
            // Not the scope's own texts, which it keeps: the next request could be given them.
            return scope.Route ?? $"{Encoding.Latin1.GetString(scope.Request.MethodName)} {Encoding.Latin1.GetString(scope.RawPath)}";
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or NullReferenceException)
        {
            // It ends while it is read.
            return Ended;
        }
    }
}
