using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Adapters.EndToEnd.Actors.Serving;

/// <summary>Shows that the server has back what it gave: connections, worker threads and memory.</summary>
internal sealed class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ProcessWorld _world;
    private readonly Barrier _workers = new(ActorServerSettings.Threads);
    private readonly MeterListener _listener = new();
    private readonly Lock _reading = new();
    private readonly SortedDictionary<string, long> _values = new(StringComparer.Ordinal);

    public Health(ProcessWorld world)
    {
        _world = world;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Adapters.Server" && instrument.IsObservable)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => _values[instrument.Name] = value);
        _listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => _values[instrument.Name] = value);
        _listener.Start();
    }

    public ValueTask CallAsync(HttpScope scope, Receive receive, Send send) => scope.Path switch
    {
        "/health/workers" => scope.Workers!.RunAsync(MeetAll, scope, receive, send),
        "/health/running" => AnswerAsync(200, string.Join("; ", _world.Running), send),
        "/health/values" => AnswerAsync(200, Measure(), send),
        _ => AnswerAsync(200, "well", send),
    };

    /// <summary>Ends well only while every worker thread is in here at the same time.</summary>
    private IEnumerable<ReadOnlyMemory<byte>> MeetAll(Environ environ, StartResponse startResponse)
    {
        startResponse(_workers.SignalAndWait(Patience) ? "200 OK" : "500 Not All Workers", []);
        return [];
    }

    private string Measure()
    {
        lock (_reading)
        {
            _listener.RecordObservableInstruments();
            _values["heap"] = GC.GetTotalMemory(forceFullCollection: true);
            return string.Join('\n', _values.Select(value => string.Create(CultureInfo.InvariantCulture, $"{value.Key} {value.Value}")));
        }
    }

    private static async ValueTask AnswerAsync(int status, string text, Send send)
    {
        await send(new HttpResponseStart(status));
        await send(new HttpResponseBody(Encoding.ASCII.GetBytes(text)));
    }
}
