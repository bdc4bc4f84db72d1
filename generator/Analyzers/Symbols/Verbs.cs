using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Symbols;

/// <summary>The request methods that routes answer.</summary>
internal static class Verbs
{
    /// <summary>The verb of a route for WebSockets, which has no request method of its own.</summary>
    public const string WebSocket = "WEBSOCKET";

    /// <summary>Determines whether a verb is a token (RFC 9110, section 5.6.2). Only [WebSocket] has the verb of WebSockets.</summary>
    public static bool IsValid(string verb, AttributeData attribute)
    {
        const string Marks = "!#$%&'*+-.^_`|~";
        return verb.Length > 0
            && verb.All(c => c is >= 'A' and <= 'Z' or >= '0' and <= '9' || Marks.Contains(c))
            && (verb != WebSocket || TypeNames.Is(attribute.AttributeClass, TypeNames.WebSocketAttribute));
    }

    /// <summary>Determines whether a request of this method has a body that a handler may want.</summary>
    public static bool HasBody(string verb) => verb is "POST" or "PUT" or "PATCH" or "DELETE";

    /// <summary>Determines whether a request of this method can have a body that means something (RFC 9110, section 9.3).</summary>
    public static bool CanHaveBody(string verb) => verb is not ("GET" or "HEAD" or "TRACE" or WebSocket);

    /// <summary>Returns the member of <c>Adapters.Method</c>, or null for a method that the runtime does not number.</summary>
    public static string? Known(string verb) => verb switch
    {
        "GET" => "Get",
        "HEAD" => "Head",
        "POST" => "Post",
        "PUT" => "Put",
        "DELETE" => "Delete",
        "OPTIONS" => "Options",
        "PATCH" => "Patch",
        "TRACE" => "Trace",
        _ => null,
    };
}
