using Microsoft.Extensions.Logging;

namespace Adapters.Testing;

/// <summary>Makes clients of applications for tests. Requests go through the whole server; only the network is left out.</summary>
public static class ApplicationClients
{
    private static readonly Uri Address = new("http://localhost/");

    /// <summary>
    /// Returns a client of an application, whose server starts with the first request and stops when the client is disposed of. It follows
    /// no redirects and keeps no cookies, so that a test sees what is sent.
    /// </summary>
    /// <param name="application">The application, such as <c>App.Asgi</c> or <c>App.CreateAsgi(services)</c>.</param>
    /// <param name="options">The settings of the server. What concerns addresses and loops is not used.</param>
    /// <returns>The client. A request throws what kept the application from starting.</returns>
    public static HttpClient CreateClient(this AsgiApplication application, ServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(application);
        ArgumentNullException.ThrowIfNull(options);
        return new HttpClient(new ApplicationHandler(application, options)) { BaseAddress = Address };
    }

    /// <summary>
    /// Returns a client of an application whose server has the settings of a test: it logs warnings, and stops within a second.
    /// </summary>
    /// <param name="application">The application, such as <c>App.Asgi</c> or <c>App.CreateAsgi(services)</c>.</param>
    /// <returns>The client. A request throws what kept the application from starting.</returns>
    public static HttpClient CreateClient(this AsgiApplication application) => application.CreateClient(Defaults());

    /// <summary>Returns a client of a synchronous application, like that of an asynchronous one.</summary>
    /// <param name="application">The application, such as <c>App.Wsgi</c> or <c>App.CreateWsgi(services)</c>.</param>
    /// <param name="options">The settings of the server. What concerns addresses and loops is not used.</param>
    /// <returns>The client.</returns>
    public static HttpClient CreateClient(this WsgiApplication application, ServerOptions options) =>
        application.ToAsgi().CreateClient(options);

    /// <summary>Returns a client of a synchronous application whose server has the settings of a test.</summary>
    /// <param name="application">The application, such as <c>App.Wsgi</c> or <c>App.CreateWsgi(services)</c>.</param>
    /// <returns>The client.</returns>
    public static HttpClient CreateClient(this WsgiApplication application) => application.ToAsgi().CreateClient();

    private static ServerOptions Defaults() => new()
    {
        LogLevel = LogLevel.Warning,
        TimeoutGracefulShutdown = TimeSpan.FromSeconds(1),
    };
}
