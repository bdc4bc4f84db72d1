using Adapters.EndToEnd.Tests.Clients;

namespace Adapters.EndToEnd.Tests.Processes;

/// <summary>A server as a process: on a port that the kernel chooses, unless the options say otherwise.</summary>
internal sealed class ServerProcess : ChildProcess
{
    private const string Listening = "Listening on ";

    private ServerProcess(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
        : base(program, arguments, environment)
    {
    }

    /// <summary>Where it listens, in the order of the options.</summary>
    public IReadOnlyList<string> Addresses { get; private set; } = [];

    public string Address => Addresses[0];

    /// <summary>Starts samples/Hello and waits until it listens.</summary>
    public static Task<ServerProcess> StartAsync(params string[] options) => StartAsync("dotnet", [Hello, .. WithBind(options)]);

    /// <summary>Starts EndToEnd.App, which has handlers that a sample needs not.</summary>
    public static Task<ServerProcess> StartAppAsync(params string[] options) => StartAsync("dotnet", [App, .. WithBind(options)]);

    /// <summary>Starts EndToEnd.App with a variable of the environment, and does not wait until it listens.</summary>
    public static ServerProcess LaunchApp(string variable, string value, params string[] options) =>
        new("dotnet", [App, .. WithBind(options)], new Dictionary<string, string> { [variable] = value });

    /// <summary>Starts EndToEnd.App in a network namespace (ip-netns(8)), or here if that is empty.</summary>
    public static Task<ServerProcess> StartAppInAsync(string networkNamespace, params string[] options) => networkNamespace.Length == 0
        ? StartAppAsync(options)
        : StartAsync("ip", ["netns", "exec", networkNamespace, "dotnet", App, .. WithBind(options)]);

    /// <summary>
    /// Starts EndToEnd.App from a shell, after a command and with redirected streams: its lines may not be there to wait for.
    /// </summary>
    public static ServerProcess LaunchAfter(string command, string redirections, params string[] options) =>
        new("sh", ["-c", $"{command}; exec \"$@\" {redirections}", "sh", "dotnet", App, .. WithBind(options)]);

    /// <summary>Starts samples/Hello with so many descriptors at the most.</summary>
    public static Task<ServerProcess> StartWithDescriptorsAsync(int count, params string[] options) =>
        StartAsync("prlimit", [$"--nofile={count}", "dotnet", Hello, .. WithBind(options)]);

    /// <summary>Runs samples/Hello where it is expected to end by itself.</summary>
    public static Task<CompletedProcess> RunAsync(params string[] options) => CompletedProcess.RunAsync("dotnet", [Hello, .. options]);

    /// <summary>Runs samples/Hello without a capability (capabilities(7)) where it is expected to end by itself.</summary>
    public static Task<CompletedProcess> RunWithoutAsync(string capability, params string[] options) =>
        CompletedProcess.RunAsync("setpriv", [$"--bounding-set=-{capability}", $"--inh-caps=-{capability}", "dotnet", Hello, .. options]);

    /// <summary>Waits until it listens on so many addresses.</summary>
    public async Task WaitUntilListeningAsync(int count = 1)
    {
        await WaitForErrorAsync(Listening);
        await Deadline.PollAsync(() => FindAddresses().Count == count, () => "It does not listen on all its addresses.");
        Addresses = FindAddresses();
    }

    /// <summary>The answer to a request on a connection of its own.</summary>
    public Task<Answer> GetAsync(string path) => RawClient.AskAsync(Address, path);

    /// <summary>A path for a unix socket that is nobody else's.</summary>
    public static string NewSocketPath() => Path.Combine(Path.GetTempPath(), $"hello-{Guid.NewGuid():n}.sock");

    private static string Hello { get; } = Find("samples/Hello", "Hello");

    private static string App { get; } = Find("tests/EndToEnd.App", "EndToEnd.App");

    /// <summary>The program, as the build of the tests left it.</summary>
    private static string Find(string project, string name) => Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory, "../../../../..", project, "bin", Configuration, "net10.0", name + ".dll"));

    private static string Configuration => Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/')))!;

    private static string[] WithBind(string[] options) =>
        options.Contains("--bind") ? options : ["--bind", "127.0.0.1:0", .. options];

    private static async Task<ServerProcess> StartAsync(string program, string[] arguments)
    {
        var process = new ServerProcess(program, arguments);
        try
        {
            await process.WaitUntilListeningAsync(arguments.Count(argument => argument == "--bind"));
            return process;
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    private List<string> FindAddresses() =>
        [.. Error.Where(line => line.Contains(Listening)).Select(line => line.Split(Listening)[1].Split(' ')[0])];
}
