using Adapters.Testing;

namespace Adapters.Middleware.Tests;

/// <summary>Sends requests to the application with middleware around it.</summary>
internal static class Requests
{
    public static HttpClient Client(params Func<AsgiApplication, AsgiApplication>[] middleware) =>
        middleware.Reverse().Aggregate(App.Asgi, (inner, wrap) => wrap(inner)).CreateClient();

    public static async Task<HttpResponseMessage> SendAsync(
        this HttpClient client, string method, string target, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), target);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>Returns the values of a field, of the response or of its body.</summary>
    public static string? Field(this HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : null;

    public static async Task<string> TextAsync(this HttpResponseMessage response) => await response.Content.ReadAsStringAsync();

    /// <summary>Calls a synchronous application.</summary>
    public static (string Status, HeaderList Headers) CallSync(
        this WsgiApplication application, string method, params (string Name, string Value)[] headers)
    {
        var scope = new HttpScope();
        scope.Begin(new BufferedRequest(method, "/text/sync", headers));
        var environ = new Environ();
        environ.Begin(scope, new NoInput(), new WsgiErrors(_ => { }));
        var (status, sent) = ("", new HeaderList());
        foreach (var _ in application(environ, (line, fields, _) =>
        {
            (status, sent) = (line, [.. fields]);
            return _ => { };
        }))
        {
            Assert.NotEmpty(status);
        }

        return (status, sent);
    }

    private sealed class NoInput : WsgiInput
    {
        protected override int Receive(Span<byte> buffer, bool isLine) => 0;
    }
}
