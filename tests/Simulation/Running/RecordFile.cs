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

    /// <exception cref="FormatException">A line is not as it was written.</exception>
    public static Decisions Read(string path)
    {
        var lines = File.ReadAllLines(path);
        if (!ulong.TryParse(lines.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
        {
            throw new FormatException($"{path}, line 1: this is neither the seed of a run nor the head of a recording;"
                + " --replay takes the file that a failure left (artifacts/simulation-SEED.txt) or the recording of a server (--record)");
        }

        var record = new Dictionary<string, List<int>>();
        for (var i = 1; i < lines.Length; i++)
        {
            if (ReadLine(lines[i]) is not var (name, numbers) || !record.TryAdd(name, numbers))
            {
                throw new FormatException($"{path}, line {i + 1}: this is not 'NAME: NUMBER NUMBER ...', with a new name;"
                    + $" run the seed {seed} again for a whole file");
            }
        }

        return new Decisions(seed, record);
    }

    private static (string Name, List<int> Numbers)? ReadLine(string line)
    {
        if (line.Split(": ") is not [var name, var values])
            return null;
        var numbers = new List<int>();
        foreach (var value in values.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return null;
            numbers.Add(number);
        }

        return (name, numbers);
    }
}
