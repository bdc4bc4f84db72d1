using System.Diagnostics.Metrics;
using Adapters.Server.Telemetry.Metrics;

namespace Adapters.Server.Tests.Telemetry.Metrics;

public sealed class ServerMetricsTests
{
    [Fact]
    public void Counters_are_summed_over_the_loops()
    {
        using var metrics = new ServerMetrics(2, () => 5);
        metrics.Loop(0).Requests = 3;
        metrics.Loop(1).Requests = 4;
        metrics.Loop(0).ConnectionsOpened = 2;
        metrics.Loop(1).ConnectionsClosed = 1;
        metrics.LoopStalled();
        metrics.LoopStarved();
        metrics.LoopStarved();

        var seen = Observe(metrics);

        Assert.Equal(7, seen["adapters.server.requests"]);
        Assert.Equal(1, seen["adapters.server.active_connections"]);
        Assert.Equal(1, seen["adapters.server.loop_stalls"]);
        Assert.Equal(2, seen["adapters.server.loop_starvations"]);
        Assert.Equal(5, seen["adapters.server.worker_queue"]);
    }

    [Fact]
    public void Durations_are_recorded_while_somebody_listens()
    {
        using var metrics = new ServerMetrics(1, () => 0);
        Assert.False(metrics.RecordsDuration);
        double? seconds = null;
        using var listener = Listen(metrics);
        listener.SetMeasurementEventCallback<double>((_, value, _, _) => seconds = value);

        Assert.True(metrics.RecordsDuration);
        metrics.RequestCompleted(0.25, "GET", 200, "GET /");

        Assert.Equal(0.25, seconds);
    }

    [Fact]
    public void Rejections_are_counted_by_their_reason()
    {
        using var metrics = new ServerMetrics(2, () => 0);
        metrics.Loop(0).Reject(Rejection.Queue);
        metrics.Loop(1).Reject(Rejection.Queue);
        metrics.Loop(1).Reject(Rejection.Invalid);
        var seen = new Dictionary<string, long>();
        using var listener = Listen(metrics);
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            if (instrument.Name == "adapters.server.rejected")
                seen.Add($"{tags[0].Key}={tags[0].Value}", value);
        });
        listener.RecordObservableInstruments();

        Assert.Equal(
            new() { ["reason=connections"] = 0, ["reason=queue"] = 2, ["reason=size"] = 0, ["reason=timeout"] = 0, ["reason=invalid"] = 1 },
            seen);
    }

    [Fact]
    public void A_listener_that_throws_costs_nothing_but_a_report()
    {
        var reports = new List<string>();
        using var metrics = new ServerMetrics(1, () => 0, (count, error) => reports.Add($"{count} {error.Message}"));
        using var listener = Listen(metrics);
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => throw new InvalidOperationException("full"));

        for (var i = 0; i < 12; i++)
            metrics.RequestCompleted(0.25, "GET", 200, null);

        Assert.Equal(["1 full", "10 full"], reports);
    }

    [Fact]
    public void A_listener_that_throws_at_the_start_or_the_end_costs_nothing_but_a_report()
    {
        var (thread, isThrowing) = (Environment.CurrentManagedThreadId, false);
        void Throw(string when)
        {
            // The listener sees the meters of all tests.
            if (Environment.CurrentManagedThreadId == thread && isThrowing)
                throw new IOException(when);
        }

        var reports = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name != ServerMetrics.MeterName)
                    return;
                self.EnableMeasurementEvents(instrument);
                Throw("published");
            },
            MeasurementsCompleted = (_, _) => Throw("completed"),
        };
        listener.Start();
        isThrowing = true;

        using (var metrics = new ServerMetrics(1, () => 0, (count, error) => reports.Add($"{count} {error.Message}")))
            metrics.RequestCompleted(0.25, "GET", 200, null);
        isThrowing = false;

        Assert.Equal("1 published", reports[0]);
    }

    private static Dictionary<string, long> Observe(ServerMetrics metrics)
    {
        var seen = new Dictionary<string, long>();
        using var listener = Listen(metrics);
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => seen[instrument.Name] = value);
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => seen[instrument.Name] = value);
        listener.RecordObservableInstruments();
        return seen;
    }

    private static MeterListener Listen(ServerMetrics metrics)
    {
        var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter == metrics.Meter)
                self.EnableMeasurementEvents(instrument);
        };
        listener.Start();
        return listener;
    }
}
