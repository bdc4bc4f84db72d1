namespace Adapters.EndToEnd.Tests.Processes;

/// <summary>A program that was run to its end.</summary>
internal sealed class CompletedProcess : ChildProcess
{
    private CompletedProcess(string program, IEnumerable<string> arguments)
        : base(program, arguments)
    {
    }

    public int Status { get; private set; }

    public static async Task<CompletedProcess> RunAsync(string program, params IEnumerable<string> arguments)
    {
        var process = new CompletedProcess(program, arguments);
        try
        {
            process.Status = await process.WaitForExitAsync();
            return process;
        }
        catch (TimeoutException)
        {
            await process.DisposeAsync();
            throw;
        }
    }
}
