using System.Text;

namespace Adapters;

/// <summary>
/// The variables that a front server sends in addition to the parts of a request, by name. If a name occurs twice, the last one
/// counts.
/// </summary>
internal static class FrontVariables
{
    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    /// <summary>Returns the index of a variable, or -1.</summary>
    public static int Find(RequestView request, string name)
    {
        for (var i = request.VariableCount - 1; i >= 0; i--)
        {
            if (Matches(request.VariableName(i), name))
                return i;
        }

        return -1;
    }

    /// <summary>Returns the value of a variable as bytes in text (PEP 3333), or null if there is none.</summary>
    public static string? Latin1(RequestView request, string name) =>
        Find(request, name) is >= 0 and var index ? PathText.Latin1(request.VariableValue(index)) : null;

    /// <summary>Returns all variables as text.</summary>
    public static IReadOnlyDictionary<string, string> ToDictionary(RequestView request)
    {
        if (request.VariableCount == 0)
            return None;
        var all = new Dictionary<string, string>(request.VariableCount);
        for (var i = 0; i < request.VariableCount; i++)
            all[Encoding.UTF8.GetString(request.VariableName(i))] = Encoding.UTF8.GetString(request.VariableValue(i));
        return all;
    }

    private static bool Matches(ReadOnlySpan<byte> name, string wanted)
    {
        if (name.Length != wanted.Length)
            return false;
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] != wanted[i])
                return false;
        }

        return true;
    }
}
