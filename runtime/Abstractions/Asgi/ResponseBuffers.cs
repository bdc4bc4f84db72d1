using System.Buffers;
using System.ComponentModel;

namespace Adapters;

/// <summary>
/// The events and the buffer that generated code reuses for each response of a connection, so that a response allocates
/// nothing.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ResponseBuffers : IBufferWriter<byte>
{
    /// <summary>A buffer that grew beyond this size for one large response is released after it.</summary>
    private const int KeptCapacity = 16 * 1024;

    /// <summary>The output of a writer that waits for its next use, so that it keeps no other alive. Nothing is written to it.</summary>
    internal static ResponseBuffers None { get; } = new();

    private readonly HeaderList _headers = [];
    private byte[] _buffer = [];
    private int _length;

    /// <summary>The start event.</summary>
    public HttpResponseStart Start { get; } = new();

    /// <summary>The body event.</summary>
    public HttpResponseBody Body { get; } = new();

    /// <summary>The bytes written since the last <see cref="Clear"/>.</summary>
    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, _length);

    /// <summary>Resets the start event for a new response, whatever a middleware has done to it.</summary>
    internal void Restart(int status)
    {
        _headers.Clear();
        Start.Status = status;
        Start.Headers = _headers;
        Start.Reason = null;
        Start.Trailers = false;
    }

    internal void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        Advance(bytes.Length);
    }

    /// <summary>Removes the written bytes.</summary>
    public void Clear() => _length = 0;

    /// <inheritdoc />
    public void Advance(int count) => _length += count;

    /// <inheritdoc />
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _buffer.AsMemory(_length);
    }

    /// <inheritdoc />
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _buffer.AsSpan(_length);
    }

    internal void Reset()
    {
        _length = 0;
        if (_buffer.Length > KeptCapacity)
            _buffer = [];
        Restart(0);
        Body.Body = default;
        Body.MoreBody = false;
    }

    private void Reserve(int sizeHint)
    {
        if (_buffer.Length - _length >= Math.Max(sizeHint, 1))
            return;
        Array.Resize(ref _buffer, Math.Max(_length + Math.Max(sizeHint, 256), _buffer.Length * 2));
    }
}
