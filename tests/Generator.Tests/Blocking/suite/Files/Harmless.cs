using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Text.RegularExpressions;

/// <summary>Calls of members that block, which do not block with what they are given.</summary>
public sealed class Harmless
{
    private const int NoWait = 0;
    private static readonly TimeSpan None = TimeSpan.Zero;
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);
    private static readonly Regex Word = new("(a+)+"); // ADPT127
    private readonly int _never = 0;
    private readonly BlockingCollection<int> _items;
    private readonly BlockingCollection<int> _queue;
    private readonly BlockingCollection<int> _bounded;
    private readonly BlockingCollection<int> _given;
    private readonly BlockingCollection<int> _givenOrBounded;

    public Harmless(bool isLarge, BlockingCollection<int>? given = null)
    {
        _given = given ?? new BlockingCollection<int>();
        _givenOrBounded = given ?? new BlockingCollection<int>(5);
        _items = new BlockingCollection<int>();
        this._queue = new(new ConcurrentQueue<int>());
        _bounded = isLarge ? new BlockingCollection<int>(5) : new();
    }

    public async Task Additions()
    {
        await Task.Yield();
        _given.Add(1); // -
        _givenOrBounded.Add(1); // ADPT102
    }

    public async Task Resources()
    {
        using var stream = typeof(Harmless).Assembly.GetManifestResourceStream("x") ?? throw new InvalidOperationException(); // -
        using var reader = new StreamReader(stream); // -
        _ = reader.ReadToEnd(); // -
        using (var other = typeof(Harmless).Assembly.GetManifestResourceStream("x")!) // -
            _ = other.ReadByte(); // -
        await Task.Yield();
    }

    public async Task Copies(PipeWriter writer, ArrayBufferWriter<byte> buffer, byte[] bytes)
    {
        writer.Write(bytes); // -
        buffer.Write(bytes); // -
        await writer.WriteAsync(bytes); // -
    }

    public async Task OnlyRead()
    {
        await Task.Yield();
        using (File.OpenRead("x")) // ADPT103
        {
        }

        using var opened = new FileStream("x", FileMode.Open, FileAccess.Read); // ADPT103
        using (opened) // -
        {
        }

        using (var written = opened.CanWrite ? Make() : Make()) // ADPT106
        {
        }
    }

    public async Task Timeouts(SemaphoreSlim semaphore, ManualResetEventSlim gate)
    {
        await Task.Yield();
        var now = TimeSpan.Zero;
        semaphore.Wait(now); // -
        semaphore.Wait(None); // -
        semaphore.Wait(NoWait); // -
        semaphore.Wait(_never); // -
        semaphore.Wait(new TimeSpan()); // -
        semaphore.Wait(new TimeSpan(0)); // -
        semaphore.Wait(Short); // ADPT102
        gate.Wait(now); // -
    }

    public async Task Collections()
    {
        await Task.Yield();
        _items.Add(1); // -
        _queue.Add(1); // -
        _bounded.Add(1); // ADPT102
    }

    public async Task Expressions(string text)
    {
        await Task.Yield();
        _ = new Regex("^[a-z]+$"); // -
        _ = Regex.IsMatch(text, @"\d+-\w"); // -
        _ = Regex.IsMatch(text, "(a|aa)+$"); // ADPT127
        _ = Regex.IsMatch(text, text); // ADPT127
        _ = Regex.IsMatch(text, @"(\w)\1"); // ADPT127
        _ = Word.IsMatch(text); // -
    }

    public async Task Copies(HttpContent content, FormFile file, CancellationToken token)
    {
        var memory = new MemoryStream();
        content.CopyTo(memory, null, token); // ADPT104
        file.CopyTo(memory); // ADPT119
        await file.CopyToAsync(memory);
    }

    private static FileStream Make() => null!;
}

public sealed class FormFile
{
    public void CopyTo(Stream target)
    {
    }

    public Task CopyToAsync(Stream target) => Task.CompletedTask;
}
