using System.Collections.Concurrent;
using System.Globalization;

namespace Adapters.EndToEnd.Actors.Serving;

/// <summary>Writes what happened to standard output from a thread of its own: no loop and no worker waits for a pipe.</summary>
internal sealed class RecordWriter
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly Lock _writing = new();

    public RecordWriter() => new Thread(Run) { IsBackground = true, Name = "records" }.Start();

    public void Add(string line) => _lines.Enqueue(line);

    /// <summary>Writes what is there now.</summary>
    public void Flush()
    {
        lock (_writing)
        {
            // Taken first: whatever is added before this moment is written before it.
            var now = Environment.TickCount64;
            while (_lines.TryDequeue(out var line))
                Console.Out.WriteLine(line);
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{InvocationRecord.Tick} {now}"));
        }
    }

    private void Run()
    {
        while (true)
        {
            Flush();
            Thread.Sleep(Pause);
        }
    }
}
