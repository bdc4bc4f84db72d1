using Adapters.EndToEnd.Tests.Processes;

namespace Adapters.Aot.Tests;

/// <summary>The native binary as a process.</summary>
internal sealed class NativeHello : ChildProcess
{
    private const string Listening = "Listening on ";

    private NativeHello(string program)
        : base(program, ["--bind", "127.0.0.1:0"])
    {
    }

    public Uri Address { get; private set; } = null!;

    public static async Task<NativeHello> StartAsync(string program)
    {
        var process = new NativeHello(program);
        try
        {
            var line = await process.WaitForErrorAsync(Listening);
            process.Address = new Uri(line.Split(Listening)[1].Split(' ')[0]);
            return process;
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }
}
