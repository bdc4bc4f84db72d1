using Adapters.Server.Telemetry.Access;

namespace Adapters.Server.Connections.Http1;

/// <summary>The counters and reports of one request, recorded once, however it ends.</summary>
internal sealed class ExchangeRecord(ConnectionSet set)
{
    /// <summary>The status in the access log for a client that left before an answer, as in nginx.</summary>
    private const int ClientLeft = 499;

    private const long NotMeasured = -1;

    private long _startedAt = NotMeasured;
    private bool _hasBegun;
    private bool _isComplete;

    /// <summary>True if the request has begun and has not been reported.</summary>
    public bool IsOpen => _hasBegun && !_isComplete;

    /// <summary>The client's address is read while there is a client.</summary>
    public void Begin(RequestView view)
    {
        _hasBegun = true;
        _startedAt = set.Server.MeasuresDuration ? set.Server.Platform.Time.GetTimestamp() : NotMeasured;
        if (set.Server.AccessLog is not null)
            _ = view.Client;
    }

    public void Complete(HttpConnection connection, ConnectionScope scope, RequestView view, Http1ResponseWriter response)
    {
        if (!IsOpen)
            return;
        _isComplete = true;
        set.Counters.Requests++;
        if (_startedAt != NotMeasured)
            Report(connection, scope, view, response);
    }

    public void Reset()
    {
        _startedAt = NotMeasured;
        _hasBegun = _isComplete = false;
    }

    private void Report(HttpConnection connection, ConnectionScope scope, RequestView view, Http1ResponseWriter response)
    {
        var elapsed = set.Server.Platform.Time.GetElapsedTime(_startedAt);
        var status = response.IsHeadSent ? response.Status : ClientLeft;
        // The duration of a WebSocket is that of a visit, and would hide the durations of requests.
        if (set.Server.Metrics.RecordsDuration && scope is HttpScope http)
            set.Server.Metrics.RequestCompleted(elapsed.TotalSeconds, http.MethodName, status, http.Route);
        set.Server.AccessLog?.Write(new AccessEntry
        {
            ConnectionId = connection.Id,
            Client = view.Client,
            Method = view.MethodName,
            RawPath = view.RawPath,
            QueryString = view.QueryString,
            HasQuery = view.HasQuery,
            HttpVersion = view.HttpVersion,
            Status = status,
            Bytes = response.BodyBytes,
            Microseconds = (long)elapsed.TotalMicroseconds,
            Route = scope.Route,
        });
    }
}
