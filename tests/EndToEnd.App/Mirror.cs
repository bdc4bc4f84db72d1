using System.Text;

namespace Adapters.EndToEnd.App;

/// <summary>Shows what an application sees of a request, on any path: a line for each thing, as <c>name=value</c>.</summary>
public static class Mirror
{
    /// <summary>Answers requests whose x-show is asgi or wsgi, and leaves the others to the application behind.</summary>
    public static AsgiApplication WithMirror(this AsgiApplication application)
    {
        WsgiApplication synchronous = Show;
        var bridged = synchronous.ToAsgi();
        return (scope, receive, send) => (scope as HttpScope)?.Headers["x-show"] switch
        {
            "asgi" => ShowAsync((HttpScope)scope, send),
            "wsgi" => bridged(scope, receive, send),
            _ => application(scope, receive, send),
        };
    }

    private static async ValueTask ShowAsync(HttpScope scope, Send send)
    {
        var seen = new Dictionary<string, object?>
        {
            ["path"] = scope.Path,
            ["raw_path"] = scope.RawPathText,
            ["root_path"] = scope.RootPath,
            ["query_string"] = scope.QueryStringText,
            ["client"] = scope.Client?.Host,
            ["server"] = $"{scope.Server?.Host}:{scope.Server?.Port}",
        };
        if (scope.Extensions.GetValueOrDefault("cgi") is IReadOnlyDictionary<string, string> variables)
        {
            foreach (var (name, value) in variables)
                seen["cgi." + name] = value;
        }

        await send(new HttpResponseStart(200));
        await send(new HttpResponseBody(Encoding.UTF8.GetBytes(Describe(seen))));
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Show(Environ environ, StartResponse startResponse)
    {
        startResponse("200 OK", []);
        return [Encoding.Latin1.GetBytes(Describe(environ.ToDictionary()))];
    }

    private static string Describe(Dictionary<string, object?> seen) =>
        string.Concat(seen.Where(pair => pair.Value is null or string).Select(pair => $"{pair.Key}={pair.Value ?? "none"}\0"));
}
