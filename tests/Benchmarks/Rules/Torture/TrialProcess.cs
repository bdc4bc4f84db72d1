using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Benchmarks.Rules.Torture;

/// <summary>A process that runs trials, one after another. When it hangs or dies, the next trial starts another one.</summary>
/// <param name="bound">The time that one trial may take.</param>
internal sealed class TrialProcess(TimeSpan bound) : IDisposable
{
    private const int Rounds = 6;

    private readonly string _text = Path.Combine(Path.GetTempPath(), $"torture-{Guid.NewGuid():N}.cs");
    private Process? _process;

    /// <summary>The texts that the compiler alone did not get through in that time, or at all.</summary>
    public int Left { get; private set; }

    /// <summary>The peak of memory of all trials, in megabytes.</summary>
    public long Peak { get; private set; }

    /// <summary>The fault of a text: an exception, a hang, or the end of the process; null if there is none.</summary>
    public string? FaultOf(string text)
    {
        File.WriteAllText(_text, text);
        var process = _process ??= Start();
        process.StandardInput.WriteLine(_text);
        var watch = Stopwatch.StartNew();
        if (!TryRead(process, bound, out var compiled) || compiled is null)
            return Leave();
        // The rules ask the compiler for everything again, in each scope.
        if (TryRead(process, bound + (Rounds * watch.Elapsed), out var answer))
            return answer is null ? End(process) : Read(answer);
        Stop();
        return $"hang: no end after {watch.Elapsed.TotalSeconds:0} s";
    }

    public void Dispose()
    {
        Stop();
        File.Delete(_text);
    }

    private static bool TryRead(Process process, TimeSpan time, out string? line)
    {
        var reading = process.StandardOutput.ReadLineAsync();
        line = reading.Wait(time) ? reading.Result : null;
        return reading.IsCompleted;
    }

    private string? Leave()
    {
        Stop();
        Left++;
        return null;
    }

    private static Process Start() => Process.Start(new ProcessStartInfo(Environment.ProcessPath!, Arguments)
    {
        RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
    })!;

    private static string[] Arguments => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
        ? [typeof(TrialProcess).Assembly.Location, TrialWorker.Command]
        : [TrialWorker.Command];

    /// <summary>The last words of a process that died: of a stack, the frames that repeat are enough.</summary>
    private string End(Process process)
    {
        var lines = process.StandardError.ReadToEnd().Split('\n').Take(40);
        process.WaitForExit();
        Stop();
        return $"crash: the process ended with {process.ExitCode}\n{string.Join('\n', lines)}";
    }

    private string? Read(string answer)
    {
        var parts = answer.Split(' ');
        Peak = Math.Max(Peak, long.Parse(parts[0], CultureInfo.InvariantCulture));
        return parts[1].Length == 0 ? null : Encoding.UTF8.GetString(Convert.FromBase64String(parts[1]));
    }

    private void Stop()
    {
        if (_process is { HasExited: false })
            _process.Kill();
        _process = null;
    }
}
