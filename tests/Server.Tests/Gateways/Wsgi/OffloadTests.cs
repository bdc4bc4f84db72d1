namespace Adapters.Server.Tests.Gateways.Wsgi;

public sealed class OffloadTests
{
    [Fact]
    public async Task Offloaded_work_runs_off_the_loop_and_the_handler_goes_on_on_it()
    {
        using var loop = new LoopPump();
        var wasOnLoop = true;
        var isBack = false;
        var result = 0;
        await loop.Run(async () =>
        {
            result = await Offload.Run(() =>
            {
                wasOnLoop = loop.IsCurrent;
                return 42;
            });
            isBack = loop.IsCurrent;
        }).WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal((42, false, true), (result, wasOnLoop, isBack));
    }

    [Fact]
    public async Task An_error_of_offloaded_work_comes_back() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Offload.Run(() => throw new InvalidOperationException("broken")));
}
