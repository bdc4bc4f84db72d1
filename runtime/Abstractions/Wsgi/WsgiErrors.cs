using System.Text;

namespace Adapters;

/// <summary>
/// Where an application reports errors (PEP 3333, <c>wsgi.errors</c>): text, handed on line by line. Closing it does nothing,
/// since it belongs to the server.
/// </summary>
/// <param name="report">Takes a line without its end.</param>
public sealed class WsgiErrors(Action<string> report) : TextWriter(System.Globalization.CultureInfo.InvariantCulture)
{
    private readonly StringBuilder _line = new();

    /// <inheritdoc />
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc />
    public override void Write(char value)
    {
        if (value == '\n')
            Flush();
        else if (value != '\r')
            _line.Append(value);
    }

    /// <inheritdoc />
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc />
    public override void Write(ReadOnlySpan<char> buffer)
    {
        foreach (var value in buffer)
            Write(value);
    }

    /// <summary>Writes each of several texts (PEP 3333, <c>writelines</c>); adds no line ends.</summary>
    /// <param name="lines">The texts.</param>
    public void WriteLines(IEnumerable<string> lines)
    {
        foreach (var line in lines)
            Write(line);
    }

    /// <summary>Hands on what was written since the last line end.</summary>
    public override void Flush()
    {
        if (_line.Length == 0)
            return;
        var line = _line.ToString();
        _line.Clear();
        report(line);
    }

    /// <inheritdoc />
    public override void Close()
    {
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
    }
}
