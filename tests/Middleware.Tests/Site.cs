using System.Text;

namespace Adapters.Middleware.Tests;

[AdaptersApp]
public static partial class App;

/// <summary>The application that the middleware stands around.</summary>
[Handler]
public sealed class Site
{
    public static string Text { get; } = string.Concat(Enumerable.Repeat("All work and no play. ", 100));

    [Get("/text")]
    public async Task<string> Long() => await Task.FromResult(Text);

    [Get("/text/sync")]
    public string LongNow() => Text;

    [Get("/huge")]
    public async Task<string> Huge() => await Task.FromResult(string.Concat(Enumerable.Repeat(Text, 200)));

    [Get("/short")]
    public async Task<string> Short() => await Task.FromResult("short");

    [Get("/nothing")]
    public async Task Nothing() => await Task.CompletedTask;

    [Get("/missing")]
    public async Task<string?> Missing() => await Task.FromResult<string?>(null);

    [Get("/parts")]
    public async IAsyncEnumerable<string> Parts()
    {
        yield return "one ";
        await Go.Task;
        yield return "two";
    }

    [Get("/own")]
    public Response Own(string name, string value, string type = "text/plain") =>
        new Response(200, Encoding.UTF8.GetBytes(Text)).With("content-type", type).With(name, value);

    [Get("/session")]
    public async Task<string> Read(Session session) => await Task.FromResult($"{session["user"]} {session.Count}");

    [Post("/session/{user}")]
    public async Task<string> Enter(string user, Session session) => await Task.FromResult(session["user"] = user);

    [Post("/session/sync/{user}")]
    public string EnterNow(string user, HttpScope scope) => Session.Of(scope)["user"] = user;

    [Delete("/session")]
    public async Task Leave(Session session)
    {
        session.Clear();
        await Task.CompletedTask;
    }

    [Post("/session/large")]
    public async Task<string> Large(Session session) => await Task.FromResult(session["large"] = new string('x', 5_000));

    [Get("/session/late")]
    public async Task Late(Session session, Send send)
    {
        await send(new HttpResponseStart(200));
        await send(new HttpResponseBody("begun "u8.ToArray(), moreBody: true));
        var text = "";
        try
        {
            session["user"] = "late";
        }
        catch (InvalidOperationException error)
        {
            text = error.Message;
        }

        await send(new HttpResponseBody(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Lets the second part be sent.</summary>
    internal static TaskCompletionSource Go { get; set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
