using System.Text;
using Adapters.Server.Options;

namespace Adapters.Server.Building;

/// <summary>
/// The options that a program declares beside those of the server. Each takes its arguments out of the command line when it is declared;
/// the server reads the others, and rejects what nobody has declared.
/// </summary>
internal sealed class OwnOptions
{
    private const string End = "--";

    private readonly List<string> _arguments;
    private readonly HashSet<string> _declared = [];
    private readonly StringBuilder _help = new();

    public OwnOptions(string[] arguments)
    {
        var end = Array.IndexOf(arguments, End);
        _arguments = [.. end < 0 ? arguments : arguments[..end]];
        Rest = end < 0 ? [] : arguments[(end + 1)..];
    }

    public IReadOnlyList<string> Rest { get; }

    public string[] ForServer => [.. _arguments];

    public string Help => _help.ToString();

    public string ReadValue(string flag, string missing, string summary)
    {
        Declare(flag, $"{flag} <value>", $"{summary} Default: {(missing.Length == 0 ? "none" : missing)}.");
        var value = missing;
        for (var i = Find(flag); i >= 0; i = Find(flag))
        {
            value = ValueAt(i) ?? TakeNext(flag, i);
            _arguments.RemoveAt(i);
        }

        return value;
    }

    public bool ReadSwitch(string flag, string summary)
    {
        Declare(flag, flag, summary);
        var isGiven = false;
        for (var i = Find(flag); i >= 0; i = Find(flag))
        {
            if (ValueAt(i) is not null)
                throw new ConfigurationException(ConfigurationText.NoValueTaken(flag));
            isGiven = true;
            _arguments.RemoveAt(i);
        }

        return isGiven;
    }

    private void Declare(string flag, string usage, string summary)
    {
        if (!flag.StartsWith("--", StringComparison.Ordinal) || flag.Length == End.Length || flag.AsSpan().ContainsAny(" ="))
            throw new ArgumentException($"'{flag}' is not a flag: write two dashes and a name, such as --database.", nameof(flag));
        if (OptionTable.Find(flag, out _) is not null || CommandLine.Commands.Any(c => c.Flag == flag))
            throw new ArgumentException($"The server has an option {flag} already: give this one another name.", nameof(flag));
        if (!_declared.Add(flag))
            throw new ArgumentException($"The program declares {flag} twice.", nameof(flag));
        _help.Append("  ").Append(usage).Append("\n      ").Append(summary).Append('\n');
    }

    private int Find(string flag) =>
        _arguments.FindIndex(a => a == flag || (a.StartsWith(flag, StringComparison.Ordinal) && a[flag.Length] == '='));

    private string? ValueAt(int index) =>
        _arguments[index].IndexOf('=', StringComparison.Ordinal) is >= 0 and var equals ? _arguments[index][(equals + 1)..] : null;

    private string TakeNext(string flag, int index)
    {
        var next = index + 1;
        if (next == _arguments.Count || _arguments[next].StartsWith("--", StringComparison.Ordinal))
            throw new ConfigurationException($"{flag} needs a value; give one, such as {flag} VALUE");
        var value = _arguments[next];
        _arguments.RemoveAt(next);
        return value;
    }
}
