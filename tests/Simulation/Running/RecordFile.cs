using System.Globalization;
using Adapters.Simulation.Scheduling;

namespace Adapters.Simulation.Running;

/// <summary>The decisions of a run as text: the seed, and a line for each part that decides.</summary>
internal static class RecordFile
{
    public static void Write(string path, ulong seed, Dictionary<string, List<int>> record)
    {
        using var file = File.CreateText(path);
        file.WriteLine(seed.ToString(CultureInfo.InvariantCulture));
        foreach (var name in record.Keys.Order(StringComparer.Ordinal))
            file.WriteLine($"{name}: {string.Join(' ', record[name])}");
    }

    public static Decisions Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var record = new Dictionary<string, List<int>>();
        foreach (var line in lines.AsSpan(1))
        {
            var colon = line.IndexOf(':');
            var numbers = line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            record.Add(line[..colon], [.. numbers.Select(number => int.Parse(number, CultureInfo.InvariantCulture))]);
        }

        return new Decisions(ulong.Parse(lines[0], CultureInfo.InvariantCulture), record);
    }
}
