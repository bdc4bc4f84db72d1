using Adapters.Protocols;

namespace Adapters.Server.Requests;

/// <summary>The head of a request where it was received: offsets into a block that may be replaced.</summary>
internal abstract class HeadView(IRequestOrigin origin) : RequestView
{
    private IRequestOrigin? _origin = origin;
    private byte[] _block = [];
    private int _position;

    /// <summary>All bytes of the head.</summary>
    public ReadOnlySpan<byte> HeadBytes => Bytes(0, HeadLength);

    protected abstract int HeadLength { get; }

    /// <exception cref="InvalidOperationException">The request has ended.</exception>
    protected IRequestOrigin Origin => _origin ?? throw Ended();

    public void Rebase(byte[] block, int position)
    {
        _block = block;
        _position = position;
    }

    /// <summary>Code that kept the view sees nothing of another request.</summary>
    public void End() => _origin = null;

    /// <summary>Creates a view of the next request to replace this one.</summary>
    public abstract HeadView MakeNext(IRequestOrigin origin);

    protected override Guid MakeTrace() => Origin.TraceSource is { } source ? source() : base.MakeTrace();

    /// <exception cref="InvalidOperationException">The request has ended.</exception>
    protected void CheckOpen()
    {
        if (_origin is null)
            throw Ended();
    }

    /// <summary>The protocols know the methods without the contracts of applications: both have the same ones, in one order.</summary>
    protected static Method MethodOf(RequestMethod method) => (Method)method;

    protected ReadOnlySpan<byte> Bytes(int start, int length) => _block.AsSpan(_position + start, length);
}
