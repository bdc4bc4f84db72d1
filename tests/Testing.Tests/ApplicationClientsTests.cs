using System.Net;
using System.Text;
using Adapters.Server.Hosting;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Adapters.Testing.Tests;

/// <summary>A client reaches the application through the whole server, and leaves nothing behind.</summary>
public sealed class ApplicationClientsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Synchronous_handlers_answer_through_both_entry_points()
    {
        using var both = App.Asgi.CreateClient();
        using var sync = App.Wsgi.CreateClient();
        Assert.Equal("0", await both.GetStringAsync("/orders/pen/sync"));
        Assert.Equal("0", await sync.GetStringAsync("/orders/pen/sync"));
        using var missing = await sync.GetAsync("/orders/pen");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task A_failure_is_a_response_and_the_next_request_is_answered()
    {
        using var client = App.Asgi.CreateClient();
        using (var failed = await client.GetAsync("/orders/failing"))
            Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
        Assert.Equal("0", await client.GetStringAsync("/orders/pen"));
    }

    [Fact]
    public async Task A_part_arrives_before_the_next_one_is_made()
    {
        using var client = App.Asgi.CreateClient();
        using var answer = await client.GetAsync("/parts", HttpCompletionOption.ResponseHeadersRead);
        await using var body = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[16];
        Assert.Equal("one", Encoding.UTF8.GetString(buffer, 0, await body.ReadAtLeastAsync(buffer, 3, throwOnEndOfStream: false)));
        Parts.Go.SetResult();
        Assert.Equal("two", Encoding.UTF8.GetString(buffer, 0, await body.ReadAtLeastAsync(buffer, 16, throwOnEndOfStream: false)));
    }

    [Fact]
    public async Task A_body_larger_than_any_buffer_arrives()
    {
        using var client = App.Asgi.CreateClient(new ServerOptions { LimitRequestBody = 64 * 1024 * 1024 });
        using var answer = await client.PostAsync("/parts/length", new ByteArrayContent(new byte[20_000_000]));
        Assert.Equal("20000000", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Many_requests_at_a_time_are_answered()
    {
        using var client = App.Asgi.CreateClient();
        var answers = await Task.WhenAll(Enumerable.Range(0, 200)
            .Select(i => client.GetStringAsync(i % 2 == 0 ? "/orders/a" : "/orders/a/sync")));
        Assert.All(answers, a => Assert.Equal("0", a));
    }

    [Fact]
    public async Task A_client_that_is_disposed_of_cancels_its_requests_and_leaves_no_thread()
    {
        var client = App.Asgi.CreateClient();
        Assert.Equal("0", await client.GetStringAsync("/orders/pen/sync"));
        var open = client.GetStringAsync("/parts/endless");
        await Assert.ThrowsAsync<TimeoutException>(() => open.WaitAsync(TimeSpan.FromMilliseconds(100)));
        client.Dispose();
        await Assert.ThrowsAnyAsync<Exception>(() => open.WaitAsync(Patience));
        await Parts.Gone.Task.WaitAsync(Patience);
        for (var tries = 0; await Task.Run(ServerThreads) is not [] and var left; tries++)
        {
            Assert.True(tries < 300, string.Join(' ', left));
            await Task.Delay(100);
        }
    }

    [Fact]
    public async Task The_application_starts_with_the_first_request_and_stops_with_the_client()
    {
        var seen = new List<string>();
        AsgiApplication application = async (scope, receive, send) =>
        {
            if (scope is LifespanScope)
            {
                while (seen.Count < 4)
                {
                    var message = await receive();
                    seen.Add(message.Type);
                    await send(message is LifespanStartup ? new LifespanStartupComplete() : new LifespanShutdownComplete());
                    if (message is LifespanShutdown)
                        return;
                }
            }

            seen.Add(scope.Type);
            await send(new HttpResponseStart { Status = 204 });
            await send(new HttpResponseBody());
        };
        using (var client = application.CreateClient())
        {
            Assert.Empty(seen);
            using var answer = await client.GetAsync("/");
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        }

        Assert.Equal(["lifespan.startup", "http", "lifespan.shutdown"], seen);
    }

    [Fact]
    public async Task What_keeps_the_application_from_starting_is_thrown_by_each_request()
    {
        AsgiApplication application = async (scope, receive, send) =>
        {
            await receive();
            await send(new LifespanStartupFailed { Message = "no database" });
        };
        using var client = application.CreateClient();
        var error = await Assert.ThrowsAsync<StartupFailedException>(() => client.GetAsync("/"));
        Assert.Contains("no database", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StartupFailedException>(() => client.GetAsync("/"));
    }

    [Fact]
    public async Task A_setting_that_cannot_be_used_is_thrown()
    {
        using var client = App.Asgi.CreateClient(new ServerOptions { Threads = -1 });
        await Assert.ThrowsAsync<ConfigurationException>(() => client.GetAsync("/"));
    }

    [Fact]
    public async Task A_handler_is_disposed_of_with_the_last_client_and_the_next_one_has_another()
    {
        var ended = Closing.Ended;
        using (var first = App.Asgi.CreateClient())
        {
            Assert.Equal("False 200", await first.GetStringAsync("/closing"));
            using (var second = App.Asgi.CreateClient())
                Assert.Equal("False 200", await second.GetStringAsync("/closing"));
            Assert.Equal(ended, Closing.Ended);
            Assert.Equal("False 200", await first.GetStringAsync("/closing/sync"));
        }

        Assert.Equal(ended + 1, Closing.Ended);
        using var next = App.Asgi.CreateClient();
        Assert.Equal("False 200", await next.GetStringAsync("/closing"));
    }

    [Fact]
    public void A_client_without_a_request_starts_nothing()
    {
        AsgiApplication application = (_, _, _) => throw new InvalidOperationException("It was started.");
        application.CreateClient().Dispose();
    }

    /// <summary>The names of the threads of servers, as the kernel has them. No test runs beside another one.</summary>
    private static List<string> ServerThreads() =>
    [
        .. Directory.GetDirectories("/proc/self/task").Select(NameOf).Where(n => n.StartsWith("adapters-", StringComparison.Ordinal)),
    ];

    private static string NameOf(string thread)
    {
        try
        {
            return File.ReadAllText(Path.Combine(thread, "comm")).Trim();
        }
        catch (IOException)
        {
            return ""; // It has ended meanwhile.
        }
    }
}
