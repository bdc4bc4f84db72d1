using Adapters.Simulation.Scheduling;
using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Running;

/// <summary>
/// Makes a failing run smaller: decision by decision towards 0, the plainest, as long as the same oracle is violated. This is
/// delta debugging over the record of a run. A library that shrinks the values it has generated does not fit, since
/// most decisions are made in the middle of a run, and what they are about depends on those before.
/// </summary>
internal sealed class Shrinker(RunResult failure, TimeSpan time)
{
    private readonly Machine _machine = new();
    private readonly long _end = Environment.TickCount64 + (long)time.TotalMilliseconds;
    private Dictionary<string, List<int>> _record = failure.Record;

    /// <summary>The smallest record that was found, run once more with its trace.</summary>
    public RunResult Shrink()
    {
        var isSmaller = true;
        while (isSmaller && !IsOver)
        {
            isSmaller = DropStreams();
            foreach (var name in _record.Keys.Order(StringComparer.Ordinal).ToList())
                isSmaller |= ShrinkStream(name);
        }

        return Simulator.Run(new Decisions(failure.Seed, _record), _machine, isTraced: true);
    }

    private bool IsOver => Environment.TickCount64 > _end;

    /// <summary>A part of the run that decides nothing by itself any more.</summary>
    private bool DropStreams()
    {
        var isSmaller = false;
        foreach (var name in _record.Keys.Order(StringComparer.Ordinal).ToList())
            isSmaller |= Try(name, []);
        return isSmaller;
    }

    /// <summary>Takes out, and then sets to 0, ever shorter pieces; at last makes each number smaller.</summary>
    private bool ShrinkStream(string name)
    {
        var isSmaller = false;
        for (var length = Values(name).Count / 2; length >= 1 && !IsOver; length /= 2)
        {
            for (var start = Values(name).Count - length; start >= 0; start -= length)
                isSmaller |= Try(name, Without(name, start, length)) || Try(name, Zeroed(name, start, length));
        }

        for (var i = 0; i < Values(name).Count; i++)
        {
            while (Values(name).Count > i && Values(name)[i] > 0 && Try(name, Halved(name, i)))
                isSmaller = true;
        }

        return isSmaller;
    }

    private List<int> Values(string name) => _record.GetValueOrDefault(name, []);

    private List<int> Without(string name, int start, int length) =>
        [.. Values(name).Take(start), .. Values(name).Skip(start + length)];

    private List<int> Zeroed(string name, int start, int length) =>
        [.. Values(name).Select((value, i) => i >= start && i < start + length ? 0 : value)];

    private List<int> Halved(string name, int index) =>
        [.. Values(name).Select((value, i) => i == index ? value / 2 : value)];

    private bool Try(string name, List<int> values)
    {
        if (IsOver || values.SequenceEqual(Values(name)))
            return false;
        var record = new Dictionary<string, List<int>>(_record) { [name] = values };
        var result = Simulator.Run(new Decisions(failure.Seed, record), _machine);
        if (result.Violation?.Oracle != failure.Violation!.Oracle || Size(result.Record) >= Size(_record))
            return false;
        _record = result.Record;
        return true;
    }

    private static (int Count, long Sum) SizeOf(Dictionary<string, List<int>> record) =>
        (record.Values.Sum(values => values.Count), record.Values.Sum(values => values.Sum(value => (long)value)));

    /// <summary>Fewer decisions first, then smaller ones.</summary>
    private static double Size(Dictionary<string, List<int>> record) => SizeOf(record) is var (count, sum) ? count + (sum / 1e9) : 0;
}
