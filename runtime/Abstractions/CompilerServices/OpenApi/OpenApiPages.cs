using System.ComponentModel;
using System.Text;

namespace Adapters.CompilerServices;

/// <summary>Answers requests for the OpenAPI document of an application, and for the page that shows it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OpenApiPages
{
    private const string Methods = "GET, HEAD";

    private static readonly RouteInfo[] NoRoutes = [];

    private readonly OpenApiPage[] _pages;

    /// <summary>Creates the answers. What they are made of is read when it is first asked for.</summary>
    /// <param name="documentPath">The path of the document.</param>
    /// <param name="pagePath">The path of the page, or null if there is none.</param>
    /// <param name="document">The delegate that returns the document.</param>
    public OpenApiPages(string documentPath, string? pagePath, Func<byte[]> document)
    {
        ArgumentNullException.ThrowIfNull(documentPath);
        var isOff = AppContext.TryGetSwitch("Adapters.OpenApi", out var isOn) && !isOn;
        var file = new OpenApiPage(documentPath, "application/json", "OpenApi.Document", document);
        _pages = isOff ? []
            : pagePath is null ? [file]
            : [file, new OpenApiPage(pagePath, "text/html; charset=utf-8", "OpenApi.Page", () => MakePage(documentPath, pagePath))];
    }

    /// <summary>The routes, for the list of those of the application.</summary>
    public IReadOnlyList<RouteInfo> Routes =>
        _pages.Length == 0 ? NoRoutes : [.. _pages.Select(p => new RouteInfo("GET", p.Path, p.Handler, IsSync: false))];

    /// <summary>Answers a request for the document or the page.</summary>
    /// <param name="scope">The request.</param>
    /// <param name="send">The delegate that sends the events.</param>
    /// <param name="task">The task that completes when the response has been passed on.</param>
    /// <returns>False if the request is for something else.</returns>
    public bool TryAnswer(HttpScope scope, Send send, out ValueTask task)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var page = scope.Method is Method.Get or Method.Head ? Find(scope.RoutePath) : null;
        task = page is null ? default : Respond.Response(scope, send, page.Answer(scope));
        return page is not null;
    }

    /// <summary>Answers a request to a synchronous application.</summary>
    /// <param name="environ">The request.</param>
    /// <param name="start">The server's start_response.</param>
    /// <param name="body">The body.</param>
    /// <returns>False if the request is for something else.</returns>
    public bool TryAnswer(Environ environ, StartResponse start, out IEnumerable<ReadOnlyMemory<byte>> body)
    {
        ArgumentNullException.ThrowIfNull(environ);
        var scope = environ.Scope;
        var page = scope.Method is Method.Get or Method.Head ? Find(scope.RoutePath) : null;
        body = page is null ? [] : WsgiRespond.Response(environ, start, page.Answer(scope));
        return page is not null;
    }

    /// <summary>Adds the methods of the document or the page, if the request is for one, to those that its path has otherwise.</summary>
    /// <param name="scope">The request.</param>
    /// <param name="allow">The methods, or null for none.</param>
    /// <returns>All methods of the path, or null for none.</returns>
    public string? Allow(HttpScope scope, string? allow)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return Find(scope.RoutePath) is null ? allow : RouteMatch.Allow(allow, Methods);
    }

    private OpenApiPage? Find(ReadOnlySpan<byte> path)
    {
        foreach (var page in _pages)
        {
            if (page.IsAt(path))
                return page;
        }

        return null;
    }

    /// <summary>The page finds the document from its own URL, so that it works behind a front that adds a prefix.</summary>
    private static byte[] MakePage(string documentPath, string pagePath)
    {
        var up = string.Concat(Enumerable.Repeat("../", pagePath.Count(c => c == '/') - 1));
        return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(OpenApiHtml.Page)
            .Replace("{document}", up + documentPath[1..], StringComparison.Ordinal)
            .Replace("{root}", up.Length == 0 ? "./" : up, StringComparison.Ordinal));
    }
}
