using System.Text;
using Adapters.Protocols.Http1;
using Adapters.Server.Loops;

namespace Adapters.Server.Connections.Http1;

/// <summary>
/// The start of every response of a loop and a protocol: the status line, Date and Server. That of status 200 is kept ready,
/// and rebuilt when the date changes.
/// </summary>
internal sealed class ResponsePreamble
{
    private const int DateLength = 29;
    private readonly EventLoop _loop;
    private readonly byte[] _statusPrefix;
    private readonly byte[] _serverLine;
    private readonly byte[] _ok;
    private readonly int _dateStart;
    private int _dateVersion;

    public ResponsePreamble(EventLoop loop, string statusPrefix, string server)
    {
        _loop = loop;
        _serverLine = server.Length == 0 ? [] : new Header("server", server).Line.ToArray();
        _statusPrefix = Encoding.ASCII.GetBytes(statusPrefix);
        byte[] start = [.. _statusPrefix, .. "200 OK\r\ndate: "u8];
        _dateStart = start.Length;
        _ok = [.. start, .. new byte[DateLength], .. "\r\n"u8, .. _serverLine];
    }

    public void Write(ref Http1Writer writer, int status, string? reason, in ResponseFields fields)
    {
        if (status == 200 && reason is null && !fields.HasDate && !fields.HasServer)
        {
            if (_dateVersion != _loop.DateVersion)
                Refresh();
            writer.Raw(_ok);
            return;
        }

        writer.StatusLine(_statusPrefix, status, reason ?? Status.Reason(status));
        if (!fields.HasDate)
            writer.Field("date"u8, _loop.Date);
        if (!fields.HasServer)
            writer.Raw(_serverLine);
    }

    private void Refresh()
    {
        _dateVersion = _loop.DateVersion;
        _loop.Date.CopyTo(_ok.AsSpan(_dateStart));
    }
}
