using System.Text;

namespace Adapters.Middleware;

/// <summary>
/// Adds an identifier of the request to the response, by which a report of a client is found in logs. It is that of the client or of a
/// front server, if it is a harmless one, or else the identifier of the trace, which problems and the log of the server have.
/// </summary>
/// <param name="field">The name of the header field.</param>
public sealed class RequestIds(string field = "x-request-id")
{
    private const int MostCharacters = 128;

    private readonly byte[] _field = Encoding.ASCII.GetBytes(field);

    /// <summary>Indicates whether the identifier of the request is taken. Without that, each request has a new one.</summary>
    public bool IsTaken { get; init; } = true;

    /// <summary>Returns the identifier of a request.</summary>
    /// <param name="scope">The request.</param>
    /// <returns>The identifier: letters, digits and <c>- _ . : / + =</c>.</returns>
    public string Of(ConnectionScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return IsTaken && scope.Headers.TryGetValue(_field, out var given) && IsHarmless(given)
            ? Encoding.ASCII.GetString(given)
            : scope.TraceId;
    }

    /// <summary>Returns the application whose responses have identifiers.</summary>
    /// <param name="inner">The application.</param>
    /// <returns>The application around it.</returns>
    public AsgiApplication Wrap(AsgiApplication inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        return (scope, receive, send) => scope is not HttpScope http
            ? inner(scope, receive, send)
            : inner(scope, receive, message => send(Fields.Change(message, headers => headers.Set(field, Of(http)))));
    }

    /// <summary>Returns the synchronous application whose responses have identifiers.</summary>
    /// <param name="inner">The application.</param>
    /// <returns>The application around it.</returns>
    public WsgiApplication Wrap(WsgiApplication inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        return (environ, start) => inner(environ, (status, headers, error) =>
        {
            var own = headers.Copy();
            own.Set(field, Of(environ.Scope));
            return start(status, own, error);
        });
    }

    /// <summary>Determines whether an identifier can stand in a log and in a response as it is.</summary>
    private static bool IsHarmless(ReadOnlySpan<byte> id)
    {
        if (id.IsEmpty || id.Length > MostCharacters)
            return false;
        foreach (var letter in id)
        {
            if (!char.IsAsciiLetterOrDigit((char)letter) && !"-_.:/+="u8.Contains(letter))
                return false;
        }

        return true;
    }
}
