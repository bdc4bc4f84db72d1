using System.Text;

namespace Adapters.Server.Tests.Connections;

/// <summary>Small applications, and what a client is answered by one.</summary>
internal static class Applications
{
    public const string Get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    public static AsgiApplication Text(string text) => async (_, _, send) =>
    {
        await send(new HttpResponseStart(200));
        await send(new HttpResponseBody(Encoding.UTF8.GetBytes(text)));
    };

    public static async ValueTask Echo(Scope scope, Receive receive, Send send)
    {
        var body = new MemoryStream();
        while (await receive() is HttpRequest part)
        {
            body.Write(part.Body.Span);
            if (!part.MoreBody)
                break;
        }

        await send(new HttpResponseStart(200));
        await send(new HttpResponseBody(body.ToArray()));
    }

    /// <summary>Reads the body of the request to its end, or until its client has left.</summary>
    public static async ValueTask<string> ReadAll(Receive receive)
    {
        var text = new StringBuilder();
        while (await receive() is HttpRequest part)
        {
            text.Append(Encoding.Latin1.GetString(part.Body.Span));
            if (!part.MoreBody)
                return text.ToString();
        }

        return text + " (disconnected)";
    }

    public static HttpResponseStart Start(int status, params (string Name, string Value)[] headers)
    {
        var start = new HttpResponseStart(status);
        foreach (var (name, value) in headers)
            start.Headers.Add(name, value);
        return start;
    }

    public static string Answer(AsgiApplication application, string request = Get)
    {
        using var server = new LoopedServer(application);
        return server.Ask(server.Connect(), request);
    }
}
