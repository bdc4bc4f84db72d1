using System.Diagnostics;

namespace Adapters.EndToEnd.Tests.Processes;

/// <summary>A process that a test starts: its output lines as they come, signals to it alone, and its exit status.</summary>
internal class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Lock _gate = new();
    private readonly List<string> _output = [];
    private readonly List<string> _error = [];

    protected ChildProcess(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is not null)
                OnOutput(line.Data);
        };
        _process.ErrorDataReceived += (_, line) => Keep(_error, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>The lines of standard output until now.</summary>
    public IReadOnlyList<string> Output => Copy(_output);

    /// <summary>The lines of standard error until now.</summary>
    public IReadOnlyList<string> Error => Copy(_error);

    /// <summary>How many descriptors the process has open.</summary>
    public int Descriptors => Directory.GetFileSystemEntries($"/proc/{Id}/fd").Length;

    /// <summary>Memory of the process that is resident now, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public void Signal(Signal signal)
    {
        if (Libc.kill(Id, (int)signal) != 0 && !HasExited)
            throw new InvalidOperationException($"{signal} could not be sent to process {Id}");
    }

    /// <summary>Signals again and again: those that come right after the first one count as that one.</summary>
    public Task SignalUntilExitAsync(Signal signal) => Deadline.PollAsync(
        () =>
        {
            Signal(signal);
            return HasExited;
        },
        () => $"{signal} did not end the process:\n{Transcript}");

    /// <summary>The exit status, once all the output was read.</summary>
    public async Task<int> WaitForExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Deadline.Usual);
        return _process.ExitCode;
    }

    public Task<int> StopAsync()
    {
        Signal(Processes.Signal.Terminate);
        return WaitForExitAsync();
    }

    /// <summary>The first line of standard error that holds <paramref name="part"/>, waited for.</summary>
    public Task<string> WaitForErrorAsync(string part) => WaitForLineAsync(() => Error, part);

    /// <summary>The first line of standard output that holds <paramref name="part"/>, waited for.</summary>
    public Task<string> WaitForOutputAsync(string part) => WaitForLineAsync(() => Output, part);

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (!HasExited)
        {
            Signal(Processes.Signal.Kill);
            await WaitForExitAsync();
        }

        _process.Dispose();
    }

    /// <summary>A line of standard output has come; here it is kept.</summary>
    protected virtual void OnOutput(string line) => Keep(_output, line);

    private Task<string> WaitForLineAsync(Func<IReadOnlyList<string>> lines, string part) => Deadline.PollAsync(
        () => lines().FirstOrDefault(line => line.Contains(part, StringComparison.Ordinal))
            ?? (HasExited ? throw new InvalidOperationException($"The process ended before it wrote '{part}':\n{Transcript}") : null),
        () => $"The process did not write '{part}':\n{Transcript}");

    private string Transcript => string.Join('\n', Output.Concat(Error).TakeLast(50));

    private void Keep(List<string> lines, string? line)
    {
        if (line is null)
            return;
        lock (_gate)
            lines.Add(line);
    }

    private List<string> Copy(List<string> lines)
    {
        lock (_gate)
            return [.. lines];
    }
}
