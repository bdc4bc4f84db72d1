using Adapters.Testing;

namespace Adapters.Middleware.Tests;

/// <summary>An application may send one event, or one list of fields, for all requests: nothing of one request reaches the next.</summary>
public sealed class ReusedResponseTests
{
    private const string First = "https://first.example";
    private const string Second = "https://second.example";

    private static readonly Sessions Signed = new(new byte[32]);

    public static TheoryData<string, Func<AsgiApplication, AsgiApplication>> Middlewares => new()
    {
        { "cors", new Cors(First, Second).Wrap },
        { "compression", new Compression { MinimumSize = 1 }.Wrap },
        { "request ids", new RequestIds().Wrap },
        { "security headers", new SecurityHeaders().Wrap },
        { "sessions", Signed.Wrap },
    };

    [Theory]
    [MemberData(nameof(Middlewares))]
    public async Task An_event_that_is_sent_again_stays_as_it_is(string name, Func<AsgiApplication, AsgiApplication> wrap)
    {
        var start = new HttpResponseStart(200, new HeaderList { new Header("content-type", "text/plain") });
        AsgiApplication application = async (scope, _, send) =>
        {
            if (scope is HttpScope http && name == "sessions")
                Session.Of(http)["origin"] = http.Headers["origin"];
            await send(start);
            await send(new HttpResponseBody("text"u8.ToArray()));
        };
        using var client = wrap(application).CreateClient();
        foreach (var origin in new[] { First, Second })
        {
            using var answer = await client.SendAsync("GET", "/", ("origin", origin), ("accept-encoding", "gzip"));
            Assert.Equal(name == "cors" ? origin : null, answer.Field("access-control-allow-origin"));
            Assert.Equal(name == "sessions" ? 1 : 0, answer.Headers.Count(h => h.Key == "Set-Cookie"));
        }

        Assert.Equal(1, start.Headers.Count);
    }

    public static TheoryData<string, Func<WsgiApplication, WsgiApplication>> SyncMiddlewares => new()
    {
        { "cors", new Cors(First, Second).Wrap },
        { "request ids", new RequestIds().Wrap },
        { "security headers", new SecurityHeaders().Wrap },
    };

    [Theory]
    [MemberData(nameof(SyncMiddlewares))]
    public void A_list_of_fields_that_is_given_again_stays_as_it_is(string name, Func<WsgiApplication, WsgiApplication> wrap)
    {
        HeaderList fields = [new Header("content-type", "text/plain")];
        var application = wrap((environ, start) =>
        {
            start("200 OK", fields);
            return [];
        });
        foreach (var origin in new[] { First, Second })
        {
            var (_, sent) = application.CallSync("GET", ("origin", origin));
            Assert.Equal(name == "cors" ? origin : null, sent["access-control-allow-origin"]);
        }

        Assert.Single(fields);
    }
}
