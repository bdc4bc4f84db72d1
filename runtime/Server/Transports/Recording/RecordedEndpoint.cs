using Adapters.Server.Binding;

namespace Adapters.Server.Transports.Recording;

/// <summary>
/// An endpoint whose calls are recorded. Its connection uses it instead of the transport's own, whose events still go to the
/// connection.
/// </summary>
internal sealed class RecordedEndpoint : Endpoint
{
    private readonly Endpoint _endpoint;
    private readonly WireRecording _recording;
    private readonly int _connection;

    public RecordedEndpoint(Endpoint endpoint, WireRecording recording, BindProtocol protocol)
    {
        _endpoint = endpoint;
        _recording = recording;
        _connection = recording.Accepted(protocol, endpoint.Remote);
    }

    public override Address? Remote => _endpoint.Remote;

    public override Address? Local => _endpoint.Local;

    public override int Unacknowledged => _endpoint.Unacknowledged;

    public override int Receive(Span<byte> destination)
    {
        var count = _endpoint.Receive(destination);
        if (count > 0)
            _recording.Received(_connection, destination[..count]);
        else if (count != WouldBlock)
            _recording.Happened(_connection, count == 0 ? "peer-end" : "receive-failed");
        return count;
    }

    public override int Send(ReadOnlySpan<byte> source)
    {
        var count = _endpoint.Send(source);
        if (count == Failed)
            _recording.Happened(_connection, "send-failed");
        else
            _recording.Sent(_connection, source.Length, Math.Max(count, 0));
        return count;
    }

    public override void Watch(Interest interest) => _endpoint.Watch(interest);

    public override void ShutdownSend()
    {
        _recording.Happened(_connection, "end");
        _endpoint.ShutdownSend();
    }

    protected override void Release(bool reset)
    {
        _recording.Happened(_connection, reset ? "reset" : "close");
        _endpoint.Close(reset);
    }
}
