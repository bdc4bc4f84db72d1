using System.Text;

namespace Adapters.EndToEnd.App;

/// <summary>A synchronous application as it may be written without handlers: a client's text gets into its status line.</summary>
public static class RawStatus
{
    /// <summary>Answers requests of /raw-status, and leaves the others to the application behind.</summary>
    public static AsgiApplication WithRawStatus(this AsgiApplication application)
    {
        WsgiApplication raw = Answer;
        var bridged = raw.ToAsgi();
        return (scope, receive, send) => scope is HttpScope { Path: "/raw-status" }
            ? bridged(scope, receive, send)
            : application(scope, receive, send);
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Answer(Environ environ, StartResponse startResponse)
    {
        startResponse($"200 {Uri.UnescapeDataString(environ.QueryString)}", []);
        return [Encoding.ASCII.GetBytes("answered")];
    }
}
