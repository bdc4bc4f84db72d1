using System.ComponentModel;

namespace Adapters.CompilerServices;

/// <summary>Limits the request bodies of a route for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BodyLimit
{
    /// <summary>Indicates whether a request says that its body is larger.</summary>
    /// <param name="scope">The request.</param>
    /// <param name="limit">The maximum size in bytes.</param>
    /// <returns>True if it does. A body without a length is counted while it is read.</returns>
    public static bool IsExceeded(HttpScope scope, long limit)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.Request.ContentLength > limit;
    }

    /// <summary>Describes a body that is too large.</summary>
    /// <param name="limit">The maximum size in bytes.</param>
    /// <returns>A sentence for the client.</returns>
    public static string Detail(long limit) => $"The body is longer than {limit} bytes.";

    /// <summary>Returns a delegate that receives at most a number of bytes.</summary>
    /// <param name="receive">The delegate that receives the body.</param>
    /// <param name="limit">The maximum size in bytes.</param>
    /// <returns>The delegate. It throws an <see cref="HttpException"/> of status 413 when there are more.</returns>
    public static Receive Of(Receive receive, long limit)
    {
        var left = limit;
        return async () =>
        {
            var message = await receive();
            if (message is HttpRequest part && (left -= part.Body.Length) < 0)
                throw Exceeded(limit);
            return message;
        };
    }

    /// <summary>Limits the body of a synchronous request.</summary>
    /// <param name="environ">The request. Its input is replaced.</param>
    /// <param name="limit">The maximum size in bytes.</param>
    public static void Set(Environ environ, long limit)
    {
        ArgumentNullException.ThrowIfNull(environ);
        environ["wsgi.input"] = new LimitedStream(environ.Input, limit);
    }

    internal static HttpException Exceeded(long limit) => new(413, Detail(limit));
}
