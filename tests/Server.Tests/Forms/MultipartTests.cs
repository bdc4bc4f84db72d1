using System.Text;
using System.Text.Json;
using Adapters.CompilerServices;
using Adapters.Server.Gateways.Wsgi;

namespace Adapters.Server.Tests.Forms;

/// <summary>
/// Multipart bodies as they may be sent (RFC 2046, section 5.1; RFC 7578). Each is read whole, split in two at every byte, and byte by
/// byte: how the bytes arrive must make no difference.
/// </summary>
public sealed class MultipartTests
{
    [Theory]
    [InlineData("--b\r\ncontent-disposition: form-data; name=a\r\n\r\n1\r\n--b--", "a=1")]
    [InlineData(
        "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b\r\ncontent-disposition: FORM-DATA;name=\"b;c\"\r\n"
        + "\r\n2\r\n--b--\r\n",
        "a=1,b;c=2")]
    [InlineData("ignored\r\n--b\r\ncontent-disposition: form-data; name=a\r\n\r\n1\r\n--b-- ignored --b", "a=1")]
    [InlineData(
        "--b  \t\r\ncontent-disposition: form-data; name=a\r\n\r\n1\r\n--b \r\ncontent-disposition: form-data; name=c\r\n\r\n\r\n--b--",
        "a=1,c=")]
    [InlineData(
        "--b\r\ncontent-disposition: form-data; name=a\r\n\r\n\r\n\r\n--\r\n-b\r\n--c\r\n\r\r\n--b--",
        "a=\r\n\r\n--\r\n-b\r\n--c\r\n\r")]
    [InlineData(
        "--b\r\ncontent-disposition: form-data; name=\"%22%0D%0A%41\"; filename=\"x/y\\z.txt\"\r\n"
        + "content-type: text/html\r\n\r\nfile\r\n--b--",
        "\"\r\n%41/z.txt/text/html=file")]
    [InlineData("--b\r\ncontent-disposition: form-data; name=a; filename*=UTF-8''no\r\n\r\n1\r\n--b--", "a=1")]
    [InlineData("--b\r\nbad line\r\nx: y\r\ncontent-disposition: form-data; name=\u00e4\r\n\r\n\u00f6\r\n--b--", "\u00e4=\u00f6")]
    [InlineData("--b--", "")]
    public Task A_form_is_read_however_it_arrives(string body, string expected) => ReadsAsync(body, expected);

    [Theory]
    [InlineData("--b\r\ncontent-disposition: form-data; name=a\r\n\r\n1\r\n--bxy", "a boundary is not followed by a line end")]
    [InlineData("--b\r\ncontent-disposition: form-data\r\n\r\n1\r\n--b--", "a part has no name")]
    [InlineData("--b\r\ncontent-disposition: attachment; name=a\r\n\r\n1\r\n--b--", "a part has no name")]
    [InlineData("--b\r\n\r\n1\r\n--b--", "a part has no name")]
    [InlineData("--b\r\ncontent-disposition: form-data; name=a\r\n\r\n1\r\n--b", "it ends before its last boundary")]
    [InlineData("no boundary at all", "it ends before its last boundary")]
    public Task A_form_that_is_malformed_is_refused_however_it_arrives(string body, string reason) =>
        ReadsAsync(body, $"400 The form is not valid multipart/form-data: {reason}.");

    [Fact]
    public async Task The_head_of_a_part_has_a_limit()
    {
        var head = "--b\r\ncontent-disposition: form-data; name=a\r\nx: " + new string('x', 20_000);
        Assert.Equal(
            "400 The form is not valid multipart/form-data: the head of a part is too long.",
            await ReadAsync([.. head.Chunk(1000).Select(c => new string(c))]));
        Assert.Equal(
            "400 The form is not valid multipart/form-data: a boundary is followed by too many spaces.",
            await ReadAsync(["--b" + new string(' ', 100)]));
    }

    [Fact]
    public async Task A_long_content_is_never_whole_in_memory()
    {
        var scope = new HttpScope();
        scope.Begin(new BufferedRequest("POST", "/", ("content-type", "multipart/form-data; boundary=b")));
        var sent = 0;
        var longest = 0;
        await foreach (var part in FormReader.Parts(scope, () => new ValueTask<ReceiveEvent>(Next(sent++)), FormReader.Limits))
        {
            var buffer = new byte[1 << 20];
            int count;
            while ((count = await part.Content.ReadAsync(buffer)) > 0)
                longest = Math.Max(longest, count);
        }

        Assert.Equal(1002, sent);
        Assert.InRange(longest, 1, 2000);

        static HttpRequest Next(int index) => new()
        {
            Body = index switch
            {
                0 => "--b\r\ncontent-disposition: form-data; name=a; filename=f\r\n\r\n"u8.ToArray(),
                1001 => "\r\n--b--"u8.ToArray(),
                _ => Encoding.ASCII.GetBytes(new string('\r', 1000)),
            },
            MoreBody = index < 1001,
        };
    }

    [Fact]
    public async Task A_part_cannot_be_read_when_the_next_one_has_been_asked_for()
    {
        var scope = new HttpScope();
        scope.Begin(new BufferedRequest("POST", "/", ("content-type", "multipart/form-data; boundary=b")));
        var body = Encoding.ASCII.GetBytes(
            "--b\r\ncontent-disposition: form-data; name=a\r\n\r\n1\r\n--b\r\ncontent-disposition: form-data; name=c\r\n\r\n2\r\n--b--");
        var request = new HttpRequest { Body = body };
        Stream? first = null;
        await foreach (var part in FormReader.Parts(scope, () => new ValueTask<ReceiveEvent>(request), FormReader.Limits))
        {
            if (first is not null)
                await Assert.ThrowsAsync<ObjectDisposedException>(async () => _ = await first.ReadAsync(new byte[1]));
            first = part.Content;
        }
    }

    [Fact]
    public async Task A_client_that_leaves_is_not_taken_for_a_malformed_form()
    {
        var scope = new HttpScope();
        scope.Begin(new BufferedRequest("POST", "/", ("content-type", "multipart/form-data; boundary=b")));
        await Assert.ThrowsAsync<ClientDisconnectedException>(
            async () => await FormReader.ReadAsync(scope, () => new ValueTask<ReceiveEvent>(new HttpDisconnect()), FormReader.Limits));
    }

    private static async Task ReadsAsync(string body, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        Assert.Equal(expected, await ReadBytesAsync([bytes]));
        for (var split = 1; split < bytes.Length; split++)
            Assert.Equal(expected, await ReadBytesAsync([bytes[..split], bytes[split..]]));
        Assert.Equal(expected, await ReadBytesAsync([.. bytes.Select(b => new[] { b })]));
        Assert.Equal(expected, await ReadSyncAsync(bytes));
    }

    private static Task<string> ReadAsync(string[] parts) => ReadBytesAsync([.. parts.Select(Encoding.UTF8.GetBytes)]);

    private static async Task<string> ReadBytesAsync(byte[][] parts)
    {
        var scope = new HttpScope();
        scope.Begin(new BufferedRequest("POST", "/", ("content-type", "multipart/form-data; charset=utf-8; BOUNDARY=b")));
        var next = 0;

        // The server reuses its buffer: what was received is overwritten by the next call.
        byte[] last = [];
        await using var form = await FormReader.ReadAsync(scope, Receive, FormReader.Limits);
        return await DescribeAsync(form);

        ValueTask<ReceiveEvent> Receive()
        {
            Array.Fill(last, (byte)'?');
            last = next < parts.Length ? [.. parts[next++]] : [];
            return new ValueTask<ReceiveEvent>(new HttpRequest { Body = last, MoreBody = next < parts.Length });
        }
    }

    private static Task<string> ReadSyncAsync(byte[] body)
    {
        var scope = new HttpScope();
        scope.Begin(new BufferedRequest("POST", "/", ("content-type", "multipart/form-data; boundary=b")));
        return DescribeAsync(FormReader.Read(scope, new MemoryStream(body), FormReader.Limits));
    }

    private static async Task<string> DescribeAsync(FormData form)
    {
        RequestErrors? errors = null;
        if (!FormReader.Check(form, ref errors))
            return Answer(errors!);
        List<string> all = [.. form.Names.SelectMany(n => form.GetAll(n).Select(v => $"{n}={v}"))];
        foreach (var file in form.Files)
        {
            using var reader = new StreamReader(file.OpenRead());
            all.Add($"{file.Name}/{file.FileName}/{file.ContentType}={await reader.ReadToEndAsync()}");
        }

        return string.Join(",", all);
    }

    private static string Answer(RequestErrors errors)
    {
        var status = "";
        var (scope, environ) = (new HttpScope(), new Environ());
        scope.Begin(new BufferedRequest("POST", "/"));
        environ.Begin(scope, EmptyInput.Instance, new WsgiErrors(_ => { }));
        var blocks = WsgiRespond.Problem(environ, (line, _, _) => { status = line; return _ => { }; }, errors);
        var json = JsonDocument.Parse(blocks.Single());
        return $"{status[..3]} {json.RootElement.GetProperty("detail").GetString()}";
    }
}
