namespace Adapters.Simulation.Oracles;

/// <summary>How often each pair of a state and an event came, over many runs.</summary>
internal sealed class Coverage
{
    private readonly Dictionary<(string Subject, int Place), long> _counts = [];

    public IReadOnlyDictionary<(string Subject, int Place), long> Counts => _counts;

    public void Add(string subject, int place) => Add(subject, place, 1);

    public void Add(Coverage other)
    {
        foreach (var ((subject, place), count) in other._counts)
            Add(subject, place, count);
    }

    private void Add(string subject, int place, long count) =>
        _counts[(subject, place)] = _counts.GetValueOrDefault((subject, place)) + count;
}
