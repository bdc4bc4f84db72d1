using Adapters.Server.Hosting;
using Adapters.Server.Tests.Scheduling;

namespace Adapters.Server.Tests.Hosting;

public sealed class ShutdownSignalsTests
{
    private readonly ManualTime _time = new();
    private readonly List<string> _stops = [];
    private readonly List<string> _atOnce = [];

    [Theory]
    [InlineData("SIGTERM", 15)]
    [InlineData("SIGINT", 2)]
    public void Another_within_half_a_second_is_the_same(string name, int number)
    {
        using var signals = Make();

        signals.Receive("SIGTERM", 15);
        _time.Advance((long)ShutdownSignals.SameStop.TotalMilliseconds - 1);
        signals.Receive(name, number);

        Assert.True(signals.First.IsCompleted);
        Assert.Equal(["SIGTERM"], _stops);
        Assert.Empty(_atOnce);
    }

    [Fact]
    public void Another_after_that_stops_at_once_however_many_came_before()
    {
        using var signals = Make();

        signals.Receive("SIGTERM", 15);
        signals.Receive("SIGINT", 2);
        _time.Advance((long)ShutdownSignals.SameStop.TotalMilliseconds);
        signals.Receive("SIGINT", 2);

        Assert.Equal(["SIGINT 2"], _atOnce);
    }

    private ShutdownSignals Make() => new(_time, _stops.Add, (name, number) => _atOnce.Add($"{name} {number}"));
}
