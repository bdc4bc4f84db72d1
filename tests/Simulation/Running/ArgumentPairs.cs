using System.Globalization;
using System.Numerics;
using System.Text;

namespace Adapters.Simulation.Running;

/// <summary>An option of a program.</summary>
/// <param name="Name">With its two dashes.</param>
/// <param name="Value">What stands for its value in the usage.</param>
/// <param name="Meaning">What it does, and what holds without it.</param>
/// <param name="Take">Takes the value; a <see cref="FormatException"/> names what it should have been.</param>
internal sealed record ProgramOption(string Name, string Value, string Meaning, Action<string> Take);

/// <summary>Arguments of a command line as names with values: how all programs of the simulator's clients read them.</summary>
internal static class ArgumentPairs
{
    /// <summary>Anything longer is a slip of the pen.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    public static bool AsksForHelp(string[] words) => words.Any(word => word is "--help" or "-h");

    /// <summary>The usage: a line for each option.</summary>
    public static string Describe(string program, ProgramOption[] options)
    {
        var text = new StringBuilder($"Usage: {program} [OPTION VALUE] ...\n");
        var width = options.Max(option => Head(option).Length);
        foreach (var option in options)
            text.Append($"  {Head(option).PadRight(width)}  {option.Meaning}\n");
        return text.ToString();
    }

    /// <summary>Hands each value to the option before it.</summary>
    /// <exception cref="FormatException">Says in one line which word is wrong, and what it should be.</exception>
    public static void Read(string[] words, ProgramOption[] options)
    {
        for (var i = 0; i < words.Length; i += 2)
        {
            var option = Array.Find(options, option => option.Name == words[i]) ?? throw new FormatException(
                $"'{words[i]}' is none of the options {string.Join(", ", options.Select(option => option.Name))}; --help explains them");
            if (i + 1 == words.Length)
                throw new FormatException($"{option.Name} needs a value behind it: {Head(option)}, {option.Meaning}");
            Take(option, words[i + 1]);
        }
    }

    public static T Whole<T>(string value, T least, T most)
        where T : IBinaryInteger<T> =>
        T.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new FormatException($"a whole number from {least} to {most}");

    /// <summary>A span of time that is given as a number of its units.</summary>
    public static TimeSpan Time(string value, TimeSpan unit) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= Longest / unit
            ? unit * number
            : throw new FormatException($"a number above 0, and up to {Longest / unit}");

    private static string Head(ProgramOption option) => $"{option.Name} {option.Value}";

    private static void Take(ProgramOption option, string value)
    {
        try
        {
            option.Take(value);
        }
        catch (FormatException expected)
        {
            throw new FormatException($"{option.Name} takes {expected.Message}, not '{value}'", expected);
        }
    }
}
