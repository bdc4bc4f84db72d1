namespace Benchmarks.Runner;

/// <summary>A server to measure: how it is started. <c>PORT</c> in an argument is the port, <c>DIR</c> a folder of its own.</summary>
internal sealed record Peer(string Name, string Command, string[] Arguments, params (string Name, string Value)[] Environment)
{
    private static readonly TimeSpan ShortWarmUp = TimeSpan.FromSeconds(3);

    /// <summary>
    /// A just-in-time compiler is still at work after 3 s: what it makes then would be measured, not what the operator has.
    /// </summary>
    private static readonly TimeSpan LongWarmUp = TimeSpan.FromSeconds(10);

    private const string Root = "tests/Benchmarks/peers/";
    private const string Built = "artifacts/benchmarks/";

    public static readonly Peer Floor = new("floor", Built + "floor", ["PORT"]);

    public static readonly Peer Adapters = new(
        "adapters", "tests/Benchmarks/app/bin/Release/net10.0/bench-app",
        ["--bind", "http://127.0.0.1:PORT", "--loops", "1", "--no-access-log", "--log-level", "warning"])
    {
        WarmUp = LongWarmUp,
    };

    /// <summary>Native programs with one route and with a thousand, which are asked for all their routes in turn.</summary>
    public static readonly Peer OneRoute = WithRoutes(1);
    public static readonly Peer ManyRoutes = WithRoutes(1000);

    public static readonly Peer Nginx = new("nginx", "nginx", ["-c", "DIR/nginx.conf", "-e", "DIR/nginx.log", "-p", "DIR"]);

    public static readonly Peer Kestrel = new(
        "kestrel", Root + "kestrel/bin/Release/net10.0/kestrel-peer", ["--urls", "http://127.0.0.1:PORT"])
    {
        WarmUp = LongWarmUp,
    };

    public static readonly Peer KestrelTuned = Kestrel with
    {
        Name = "kestrel tuned",
        Arguments = [.. Kestrel.Arguments, "--tuned"],
        Environment = [("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1")],
    };

    public static readonly Peer Node = new("node", "node", [Root + "node.js", "PORT"])
    {
        WarmUp = LongWarmUp,
    };

    public static readonly Peer Uvicorn = new(
        "uvicorn", "/usr/bin/uvicorn",
        [
            "asgi_peer:app", "--app-dir", Root + "python", "--port", "PORT", "--loop", "uvloop", "--http", "httptools", "--no-access-log",
            "--log-level", "warning", "--lifespan", "off"]);

    public static readonly Peer Uwsgi = new(
        "uwsgi", "uwsgi_python3",
        [
            "--http11-socket", "127.0.0.1:PORT", "--wsgi-file", Root + "python/wsgi_peer.py", "--master", "--processes", "1",
            "--disable-logging", "--listen", "1024"]);

    /// <summary>What the script of a row is told, or null.</summary>
    public string? ScriptArgument { get; init; }

    /// <summary>How long the load runs before it counts.</summary>
    public TimeSpan WarmUp { get; init; } = ShortWarmUp;

    /// <summary>Whether what it is started with is on this machine.</summary>
    public bool IsInstalled => Path.IsPathRooted(Command) || Command.Contains('/', StringComparison.Ordinal)
        ? File.Exists(Command)
        : System.Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(p => File.Exists(Path.Combine(p, Command)));

    private static Peer WithRoutes(int number) => new(
        $"adapters, routes: {number}", $"{Built}routes-{number}/native/routes", Adapters.Arguments)
    {
        ScriptArgument = number.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
