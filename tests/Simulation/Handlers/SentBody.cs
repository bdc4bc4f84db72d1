using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Handlers;

/// <summary>The body of a response as its handler sent it: which bytes of which pattern.</summary>
internal sealed class SentBody(int request)
{
    private readonly List<(char Kind, long Offset, int Length)> _parts = [];

    /// <summary>Kind of the pattern, place in it, and bytes.</summary>
    public IReadOnlyList<(char Kind, long Offset, int Length)> Parts => _parts;

    public long Length { get; private set; }

    /// <summary>Where the next bytes of the handler's own pattern come from.</summary>
    public long OwnLength { get; private set; }

    public void Add(char kind, long offset, int length)
    {
        _parts.Add((kind, offset, length));
        Length += length;
        if (kind == 'R')
            OwnLength += length;
    }

    /// <summary>The place of the first byte that was not sent so; -1 for none. Fewer bytes than were sent are no mismatch.</summary>
    public long Mismatch(ReadOnlySpan<byte> body)
    {
        var done = 0L;
        foreach (var (kind, offset, length) in _parts)
        {
            var count = Math.Min(length, body.Length);
            var at = Pattern.Mismatch(body[..count], kind, request, offset);
            if (at >= 0)
                return done + at;
            body = body[count..];
            done += count;
        }

        return body.IsEmpty ? -1 : done;
    }
}
