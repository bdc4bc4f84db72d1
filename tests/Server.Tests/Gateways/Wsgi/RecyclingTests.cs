using System.Collections;
using System.Reflection;
using Adapters.Server.Gateways.Wsgi;
using Adapters.Server.Scheduling;

namespace Adapters.Server.Tests.Gateways.Wsgi;

/// <summary>An exchange that goes back to its pool is equal to a new one, field by field, however its request ended.</summary>
public sealed class RecyclingTests : IDisposable
{
    /// <summary>What a used exchange has and a new one has not: its generation, and small arrays that it keeps.</summary>
    private static readonly string[] Kept = ["_generation", "_arrival", "_filling", "_taken", "_headers"];

    private readonly WsgiHost _host = new(threads: 1, queue: 0, isGenerated: true);

    public static TheoryData<string> Endings =>
        new("answers", "streams", "fails", "fails-late", "leaves", "leaves-early", "refused", "middleware");

    public void Dispose() => _host.Dispose();

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task It_is_equal_to_a_new_one(string ending)
    {
        using var isFree = new ManualResetEventSlim(ending != "refused");
        var blocking = ending == "refused" ? _host.Begin(Waits, WsgiHost.Get(), _host.Client()) : Task.CompletedTask;
        _ = await Record.ExceptionAsync(() => _host.Run(Application(ending), new BufferedRequest("POST", "/"), Client(ending)));
        isFree.Set();
        await blocking;

        var pool = (IdleStack<WsgiLoopSide>)typeof(WsgiGateway).GetField(
            "_idle", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(_host.Gateway)!;
        var idle = pool.Items.ToList();
        Assert.NotEmpty(idle);
        Assert.All(idle, used => Assert.Equal(Describe(new WsgiLoopSide(_host.Gateway, isReused: true)), Describe(used)));

        IEnumerable<ReadOnlyMemory<byte>> Waits(Environ environ, StartResponse start)
        {
            isFree.Wait(TimeSpan.FromSeconds(20));
            start("200 OK", []);
            return [];
        }
    }

    private static WsgiApplication Application(string ending) => (environ, start) =>
    {
        environ["changed"] = environ.PathInfo + environ.RemoteAddress + environ["wsgi.multithread"];
        environ.Errors.Write("left over");
        if (ending == "fails")
            throw new InvalidOperationException("broken");
        var read = ((WsgiInput)environ.Input).Read(3);
        start("201 Made", new HeaderList { { "x-a", "1" } });
        return ending == "answers" ? [read] : Blocks(ending);
    };

    private static IEnumerable<ReadOnlyMemory<byte>> Blocks(string ending)
    {
        for (var i = 0; i < 20; i++)
            yield return new byte[i * 4000];
        if (ending == "fails-late")
            throw new InvalidOperationException("broken");
    }

    private FakeClient Client(string ending)
    {
        var client = new FakeClient(_host.Loop) { IsSlow = ending != "answers" };
        client.OnBlock = index =>
        {
            if (ending == "leaves" && index == 2)
                throw new ClientDisconnectedException();
        };
        if (ending == "middleware")
            client.OnStart = Spoil;
        return ending == "leaves-early"
            ? client.Leaves("some", "parts")
            : client.Gives("some", "parts", "of", "a", new string('x', 70_000), "body");
    }

    private static void Spoil(HttpResponseStart start)
    {
        start.Status = 299;
        start.Headers = new HeaderList { { "x-middleware", "1" } };
        start.Trailers = true;
    }

    private static string[] Describe(WsgiLoopSide exchange)
    {
        var lines = new List<string>();
        Describe(exchange, "", lines);
        return [.. lines];
    }

    private static void Describe(object owner, string path, List<string> lines)
    {
        foreach (var field in owner.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            if (Array.IndexOf(Kept, field.Name) >= 0)
                continue;
            var value = field.GetValue(owner);
            if (value is not null && IsPart(value))
                Describe(value, $"{path}/{field.Name}", lines);
            else if (value is not Delegate)
                lines.Add($"{path}/{field.Name} = {Text(value)}");
        }
    }

    private static bool IsPart(object value) =>
        value is Mailbox or BodyFeed or WsgiResponse or WsgiWorkerSide or Environ or HttpResponseStart or HttpResponseBody;

    private static string Text(object? value) => value switch
    {
        null or ICollection { Count: 0 } => "nothing",
        ReadOnlyMemory<byte> memory => $"{memory.Length} bytes",
        HeaderList headers => $"{headers.Count} headers",
        ValueType or string => value.ToString()!,
        _ => value.GetType().Name,
    };
}
