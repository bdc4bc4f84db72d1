using System.Diagnostics;
using Microsoft.Extensions.Hosting;

public sealed class Members
{
    public async Task Processes(Process process, CancellationToken token)
    {
        process.WaitForExit(); // ADPT106
        _ = process.WaitForExit(100); // ADPT106
        _ = process.WaitForExit(0); // -
        await process.WaitForExitAsync(token); // -
        _ = process.WaitForInputIdle(); // ADPT106
        process.Start(); // -
        process.Kill(); // -
        _ = process.HasExited; // -
        _ = process.StandardOutput.ReadToEnd(); // ADPT103
        _ = await process.StandardOutput.ReadToEndAsync(token); // -
        process.StandardInput.Write("x"); // ADPT103
    }

    public async Task Consoles()
    {
        await Task.Yield();
        _ = Console.ReadLine(); // ADPT106
        _ = Console.Read(); // ADPT106
        _ = Console.ReadKey(); // ADPT106
        Console.WriteLine("x"); // -
        Console.Write("x"); // -
        Console.Out.WriteLine("x"); // -
        Console.Error.Write("x"); // -
        Console.Out.Flush(); // -
        _ = Console.In.ReadLine(); // ADPT103
        _ = Console.KeyAvailable; // -
    }

    public async Task Dialogs()
    {
        await Task.Yield();
        _ = Microsoft.VisualBasic.Interaction.InputBox("Name?"); // ADPT106
        _ = Microsoft.VisualBasic.Interaction.MsgBox("Done"); // ADPT106
        Microsoft.VisualBasic.Interaction.Beep(); // -
    }

    public async Task Hosts(IHost host, IHostBuilder builder)
    {
        host.Run(); // ADPT106
        await host.RunAsync(); // -
        host.Start(); // ADPT106
        await host.StartAsync(); // -
        host.WaitForShutdown(); // ADPT106
        await host.WaitForShutdownAsync(); // -
        _ = builder.Build(); // -
    }
}
