using System.Text;

namespace Adapters.Server.Tests.Gateways.Wsgi;

/// <summary>The request body, 100 Continue, and the error stream (PEP 3333).</summary>
public sealed class InputTests : IDisposable
{
    private readonly WsgiHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task The_body_ends_where_the_client_ended_it() =>
        Assert.Equal("hello world", await Read(input => input.ReadToEnd(), "hello ", "", "world"));

    [Fact]
    public async Task Reading_on_at_the_end_gives_nothing() =>
        Assert.Equal("", await Read(
            input =>
            {
                input.ReadToEnd();
                return [.. input.ReadToEnd(), .. input.Read(10), .. input.ReadLine()];
            },
            "hello"));

    [Fact]
    public async Task Read_waits_for_as_many_bytes_as_it_was_asked_for() =>
        Assert.Equal("hello w", await Read(input => input.Read(7), "hel", "lo", " world"));

    [Fact]
    public async Task Read_gives_fewer_bytes_only_at_the_end() =>
        Assert.Equal("hello", await Read(input => input.Read(100), "hel", "lo"));

    [Fact]
    public async Task A_line_is_read_over_the_ends_of_parts() =>
        Assert.Equal("one\n|two\n|three", await Read(Lines, "on", "e\ntw", "o\nthree"));

    [Fact]
    public async Task A_line_is_read_up_to_the_size_that_was_given() =>
        Assert.Equal("on|e\n|two", await Read(
            input =>
                Encoding.ASCII.GetBytes(
                    string.Join('|', new[] { input.ReadLine(2), input.ReadLine(5), input.ReadLine(9) }.Select(Encoding.ASCII.GetString))),
            "one\ntwo"));

    [Fact]
    public async Task Lines_are_read_up_to_the_hint() =>
        Assert.Equal("2", await Read(input => Encoding.ASCII.GetBytes($"{input.ReadLines(5).Count}"), "one\ntwo\nthree\n"));

    [Fact]
    public async Task Lines_are_read_to_the_end_without_a_hint() =>
        Assert.Equal("3", await Read(input => Encoding.ASCII.GetBytes($"{input.ReadLines().Count}"), "one\ntwo\nthree\n"));

    [Fact]
    public async Task The_body_can_be_read_as_a_stream() =>
        Assert.Equal("hello world", await Read(
            input =>
            {
                using var reader = new StreamReader(input);
                return Encoding.ASCII.GetBytes(reader.ReadToEnd());
            },
            "hello ",
            "world"));

    [Fact]
    public async Task Closing_the_input_does_nothing() =>
        Assert.Equal("hello", await Read(
            input =>
            {
                input.Close();
                input.Dispose();
                return input.ReadToEnd();
            },
            "hello"));

    [Fact]
    public async Task A_client_that_leaves_makes_reading_fail()
    {
        Exception? thrown = null;
        var client = await _host.Run(
            (environ, start) =>
            {
                thrown = Record.Exception(() => Input(environ).ReadToEnd());
                start("400 Bad Request", []);
                return [];
            },
            LongUpload(),
            _host.Client().Leaves("hel", "lo"));

        Assert.Contains("disconnected", Assert.IsType<ClientDisconnectedException>(thrown).Message, StringComparison.Ordinal);
        Assert.Equal(400, client.Status);
    }

    [Fact]
    public async Task An_application_that_fails_because_the_client_left_is_not_reported_as_broken()
    {
        var client = _host.Client().Leaves("hel");
        var error = await Assert.ThrowsAsync<IOException>(() => _host.Run(
            (environ, _) => throw new IOException("wrapped", Record.Exception(() => Input(environ).ReadToEnd())),
            LongUpload(),
            client));

        Assert.Equal("wrapped", error.Message);
        Assert.Equal(0, client.Starts);
        Assert.Equal(3005, Assert.Single(_host.Log.Lines).Id);
    }

    [Fact]
    public async Task The_application_is_not_run_for_a_client_that_has_left_already()
    {
        var isRun = false;
        await _host.Run(
            (_, _) =>
            {
                isRun = true;
                return [];
            },
            new BufferedRequest("POST", "/", ("content-length", "10")),
            _host.Client().Leaves());

        Assert.False(isRun);
    }

    [Fact]
    public async Task A_client_that_waits_for_100_with_a_long_body_is_asked_only_when_the_application_reads()
    {
        var receivesBefore = -1;
        var client = _host.Client().Gives("body");
        await _host.Run(
            (environ, start) =>
            {
                receivesBefore = client.Receives;
                start("200 OK", []);
                return [Input(environ).ReadToEnd()];
            },
            LongUpload(),
            client);

        Assert.Equal(0, receivesBefore);
        Assert.Equal("body", client.Text);
    }

    [Fact]
    public async Task A_client_that_waits_for_100_with_a_long_body_is_not_asked_when_the_application_does_not_read()
    {
        var client = await _host.Run(
            (_, start) =>
            {
                start("413 Content Too Large", []);
                return [];
            },
            LongUpload());

        Assert.Equal(0, client.Receives);
    }

    [Fact]
    public async Task A_client_that_waits_for_100_with_a_body_that_is_read_ahead_is_asked_before_the_application_runs()
    {
        var receivesBefore = -1;
        var client = _host.Client().Gives("body");
        await _host.Run(
            (_, start) =>
            {
                receivesBefore = client.Receives;
                start("200 OK", []);
                return [];
            },
            new BufferedRequest("POST", "/", ("expect", "100-continue"), ("content-length", "4")),
            client);

        Assert.Equal(1, receivesBefore);
    }

    [Fact]
    public async Task A_body_is_streamed_back_while_it_comes()
    {
        var parts = Enumerable.Range(0, 500).Select(i => new string((char)('a' + (i % 26)), 1000)).ToArray();
        var client = await _host.Run(Echo, new BufferedRequest("POST", "/"), _host.Client().Gives(parts));

        Assert.Equal(string.Concat(parts), client.Text);

        static IEnumerable<ReadOnlyMemory<byte>> Echo(Environ environ, StartResponse start)
        {
            start("200 OK", []);
            var block = new byte[700];
            int count;
            while ((count = environ.Input.Read(block)) > 0)
                yield return block.AsMemory(0, count);
        }
    }

    [Fact]
    public async Task Errors_are_logged_line_by_line_and_the_last_one_at_the_end()
    {
        await _host.Run((environ, start) =>
        {
            var errors = Assert.IsType<WsgiErrors>(environ["wsgi.errors"]);
            errors.Write("one\r\ntw");
            errors.WriteLines(["o\n", "three"]);
            errors.Close();
            errors.Write("!");
            start("200 OK", []);
            return [];
        });

        Assert.Equal(["one", "two", "three!"], _host.Log.Lines.Select(l => l.Text["GET / (Test): ".Length..]));
        Assert.All(_host.Log.Lines, line => Assert.Equal(3002, line.Id));
    }

    [Fact]
    public async Task Flushing_the_errors_reports_what_was_written()
    {
        var reported = -1;
        await _host.Run((environ, start) =>
        {
            environ.Errors.Write("now");
            environ.Errors.Flush();
            reported = _host.Log.Lines.Count;
            start("200 OK", []);
            return [];
        });

        Assert.Equal(1, reported);
    }

    private static WsgiInput Input(Environ environ) => Assert.IsType<WsgiInput>(environ["wsgi.input"], exactMatch: false);

    /// <summary>A client that waits to be asked for a body that is too long to be read ahead.</summary>
    private static BufferedRequest LongUpload() => new("POST", "/", ("expect", "100-continue"), ("content-length", "1000000"));

    private static byte[] Lines(WsgiInput input)
    {
        var lines = new List<string>();
        foreach (var line in input)
            lines.Add(Encoding.ASCII.GetString(line));
        return Encoding.ASCII.GetBytes(string.Join('|', lines));
    }

    private async Task<string> Read(Func<WsgiInput, byte[]> read, params string[] parts)
    {
        var client = await _host.Run(
            (environ, start) =>
            {
                start("200 OK", []);
                return [read(Input(environ))];
            },
            new BufferedRequest("POST", "/"),
            _host.Client().Gives(parts));
        Assert.Equal(200, client.Status);
        return client.Text;
    }
}
