using System.ComponentModel;
using System.Text;

namespace Adapters;

/// <summary>
/// The writer to which an application reports errors (PEP 3333, <c>wsgi.errors</c>): text, passed on line by line. Several
/// threads may write to it. Closing it does nothing, because it belongs to the server. It is valid until the request ends;
/// writing later throws.
/// </summary>
/// <exception cref="InvalidOperationException">Writing after the request has ended.</exception>
/// <param name="report">The delegate that takes a line without its end.</param>
public sealed class WsgiErrors(Action<string> report) : TextWriter(System.Globalization.CultureInfo.InvariantCulture)
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _line = new();
    private bool _hasEnded;

    /// <inheritdoc />
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc />
    public override void Write(char value) => Write([value]);

    /// <inheritdoc />
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc />
    public override void Write(ReadOnlySpan<char> buffer)
    {
        lock (_gate)
        {
            ThrowIfEnded();
            foreach (var value in buffer)
                Append(value);
        }
    }

    /// <summary>Writes several texts (PEP 3333, <c>writelines</c>). Adds no line ends.</summary>
    /// <param name="lines">The texts.</param>
    public void WriteLines(IEnumerable<string> lines)
    {
        foreach (var line in lines)
            Write(line);
    }

    /// <summary>Passes on the text written since the last line end.</summary>
    public override void Flush()
    {
        lock (_gate)
        {
            ThrowIfEnded();
            Report();
        }
    }

    /// <summary>Ends the request: passes on the remaining text and accepts no more. For servers.</summary>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public void End()
    {
        lock (_gate)
        {
            _hasEnded = true;
            Report();
        }
    }

    /// <inheritdoc />
    public override void Close()
    {
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
    }

    /// <summary>Starts a request, for a server that reuses the object.</summary>
    internal void Begin()
    {
        lock (_gate)
            _hasEnded = false;
    }

    private void Append(char value)
    {
        if (value == '\n')
            Report();
        else if (value != '\r')
            _line.Append(value);
    }

    /// <summary>
    /// Called in the lock, so that a line that another thread has begun to report is not reported for the next request.
    /// </summary>
    private void Report()
    {
        if (_line.Length == 0)
            return;
        var line = _line.ToString();
        _line.Clear();
        report(line);
    }

    private void ThrowIfEnded()
    {
        if (_hasEnded)
            throw new InvalidOperationException(
                "This wsgi.errors has ended: it is valid until the end of the request. Report later errors to your own log.");
    }
}
