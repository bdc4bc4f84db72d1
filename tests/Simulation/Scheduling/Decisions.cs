using System.Text;

namespace Adapters.Simulation.Scheduling;

/// <summary>
/// All decisions of a run: a stream for each part that decides, so that to take something away from one leaves the others
/// as they were. That is what makes a failing run shrink well.
/// </summary>
internal sealed class Decisions
{
    private readonly Dictionary<string, DecisionStream> _streams = [];
    private readonly Dictionary<string, List<int>>? _recorded;

    public Decisions(ulong seed) => Seed = seed;

    /// <summary>Replays.</summary>
    public Decisions(ulong seed, Dictionary<string, List<int>> recorded)
    {
        Seed = seed;
        _recorded = recorded;
    }

    public ulong Seed { get; }

    public DecisionStream Stream(string name)
    {
        if (!_streams.TryGetValue(name, out var stream))
            _streams.Add(
                name, stream = new DecisionStream(name, Mix(name), _recorded is null ? null : _recorded.GetValueOrDefault(name, [])));
        return stream;
    }

    /// <summary>What was decided, without the zeros at the end of a stream.</summary>
    public Dictionary<string, List<int>> Record()
    {
        var record = new Dictionary<string, List<int>>();
        foreach (var (name, stream) in _streams)
        {
            var length = stream.Taken.FindLastIndex(value => value != 0) + 1;
            if (length > 0)
                record.Add(name, stream.Taken[..length]);
        }

        return record;
    }

    /// <summary>FNV-1a over the name: the hash of a string differs from process to process.</summary>
    private ulong Mix(string name)
    {
        var hash = 0xcbf29ce484222325 ^ Seed;
        foreach (var b in Encoding.UTF8.GetBytes(name))
            hash = (hash ^ b) * 0x100000001b3;
        return hash;
    }
}
