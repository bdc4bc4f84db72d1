using System.Runtime.CompilerServices;
using System.Text;

namespace Adapters.Simulation.Scheduling;

/// <summary>What happened, line by line; off in the mass of runs.</summary>
internal sealed class Trace(bool isOn)
{
    private readonly StringBuilder _text = new();

    public bool IsOn { get; } = isOn;

    public string Text => _text.ToString();

    public void Line([InterpolatedStringHandlerArgument("")] ref Handler line)
    {
        if (IsOn)
            _text.Append('\n');
    }

    /// <summary>Formats only if somebody reads it.</summary>
    [InterpolatedStringHandler]
    public readonly struct Handler
    {
        private readonly StringBuilder? _text;

        public Handler(int literalLength, int formattedCount, Trace trace, out bool isEnabled)
        {
            isEnabled = trace.IsOn;
            _text = isEnabled ? trace._text : null;
        }

        public void AppendLiteral(string text) => _text!.Append(text);

        public void AppendFormatted<T>(T value) => _text!.Append(value);

        public void AppendFormatted<T>(T value, string format)
            where T : IFormattable => _text!.Append(value.ToString(format, null));
    }
}
