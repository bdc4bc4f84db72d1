using System.Globalization;
using System.Numerics;

namespace Adapters.Simulation.Running;

/// <summary>Arguments of a command line as names with values: how all programs of the simulator's clients read them.</summary>
internal static class ArgumentPairs
{
    /// <summary>Hands on each name with its value.</summary>
    public static void Read(string[] words, Action<string, string> take)
    {
        for (var i = 0; i < words.Length; i += 2)
        {
            var value = i + 1 < words.Length ? words[i + 1] : throw new FormatException($"{words[i]} needs a value");
            take(words[i], value);
        }
    }

    public static T Number<T>(string name, string value)
        where T : INumber<T> =>
        T.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > T.Zero
            ? number
            : throw new FormatException($"{name} takes a number above 0, and '{value}' is none");
}
