namespace Adapters.Simulation.Scheduling;

/// <summary>
/// The decisions of one part of a run, in order. A fresh stream draws them from the seed and records them; one that replays
/// takes the recorded ones, and 0 when they are used up. 0 is the plainest choice everywhere: no fault, no delay, the first.
/// </summary>
internal sealed class DecisionStream(string name, ulong seed, List<int>? recorded)
{
    private ulong _state = seed;

    public string Name { get; } = name;

    /// <summary>What was decided so far.</summary>
    public List<int> Taken { get; } = [];

    /// <summary>A number from 0 to <paramref name="bound"/> - 1.</summary>
    public int Next(int bound)
    {
        if (bound <= 1)
            return 0;
        var value = recorded is null ? (int)(Draw() % (uint)bound) : Replay(bound);
        Taken.Add(value);
        return value;
    }

    /// <summary>True in so many of a hundred cases.</summary>
    public bool Chance(int percent) => percent > 0 && Next(100) >= 100 - percent;

    /// <summary>A number from <paramref name="least"/> to <paramref name="most"/>; the least is the plainest.</summary>
    public int Between(int least, int most) => least + Next(most - least + 1);

    /// <summary>One of the values; the first is the plainest.</summary>
    public T Pick<T>(ReadOnlySpan<T> values) => values[Next(values.Length)];

    private int Replay(int bound) => Taken.Count < recorded!.Count ? recorded[Taken.Count] % bound : 0;

    /// <summary>SplitMix64: short, and the same on every machine.</summary>
    private ulong Draw()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (mixed ^ (mixed >> 31)) >> 1;
    }
}
