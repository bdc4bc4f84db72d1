using System.Text;

namespace Adapters.Server.Loops;

/// <summary>The name of a request in the log.</summary>
internal static class RequestName
{
    /// <summary>The name of a request whose parts belong to another by now.</summary>
    public const string Ended = "a request that has ended";

    /// <summary>
    /// Returns the route or, without one, as in an application without a router, the method and path. May be called from any
    /// thread.
    /// </summary>
    public static string Of(ConnectionScope? scope)
    {
        if (scope is null)
            return Ended;
        try
        {
            // Not the texts that the scope keeps: the next request could get them.
            return scope.Route ?? $"{Encoding.Latin1.GetString(scope.Request.MethodName)} {Encoding.Latin1.GetString(scope.RawPath)}";
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or NullReferenceException)
        {
            // The request ended while it was read.
            return Ended;
        }
    }

    /// <summary>Returns the identifier of a request's trace, or null if the request has ended.</summary>
    public static string? TraceOf(ConnectionScope? scope)
    {
        try
        {
            return scope?.TraceId;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
