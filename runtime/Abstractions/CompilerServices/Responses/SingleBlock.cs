using System.Collections;
using System.Text.Json;

namespace Adapters.CompilerServices;

/// <summary>
/// A response body of one block. If it goes directly to the server, the thread reuses its buffer and its header list: they are
/// returned when the server disposes of the body, and a missing disposal only costs new ones. A middleware may keep what it is
/// given, so it gets new ones.
/// </summary>
internal sealed class SingleBlock : IReadOnlyCollection<ReadOnlyMemory<byte>>, IDisposable
{
    [ThreadStatic]
    private static Scratch? _idle;

    private Scratch? _scratch;

    private SingleBlock(Scratch scratch) => _scratch = scratch;

    /// <inheritdoc />
    public int Count => 1;

    public HeaderList Headers => Used.Buffer.Start.Headers;

    public ResponseBuffers Buffer => Used.Buffer;

    public Utf8JsonWriter Json => Used.Json;

    private Scratch Used => _scratch ?? throw new ObjectDisposedException(
        nameof(SingleBlock), "This response body has already been disposed of.");

    public static SingleBlock Rent(StartResponse start)
    {
        if (!EntryPoint.IsDirect(start))
            return new SingleBlock(new Scratch(isReused: false));
        var scratch = _idle ?? new Scratch(isReused: true);
        _idle = null;
        scratch.Buffer.Clear();
        scratch.Buffer.Start.Headers.Clear();
        return new SingleBlock(scratch);
    }

    /// <inheritdoc />
    public IEnumerator<ReadOnlyMemory<byte>> GetEnumerator() => Used.Start();

    /// <inheritdoc />
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _scratch, null) is not { IsReused: true } scratch)
            return;
        scratch.Buffer.Reset();
        _idle = scratch;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private sealed class Scratch(bool isReused) : IEnumerator<ReadOnlyMemory<byte>>
    {
        private Utf8JsonWriter? _json;
        private int _taken;

        public bool IsReused { get; } = isReused;

        public ResponseBuffers Buffer { get; } = new();

        public Utf8JsonWriter Json
        {
            get
            {
                _json ??= new Utf8JsonWriter(Buffer);
                _json.Reset(Buffer);
                return _json;
            }
        }

        public ReadOnlyMemory<byte> Current => Buffer.Written;

        object IEnumerator.Current => Current;

        public Scratch Start()
        {
            _taken = 0;
            return this;
        }

        public bool MoveNext() => _taken++ == 0;

        public void Reset() => _taken = 0;

        public void Dispose()
        {
        }
    }
}
