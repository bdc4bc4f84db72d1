using System.Threading.Tasks.Sources;
using Adapters.Server.Gateways;

namespace Adapters.Server.Tests.Gateways;

public sealed class LoopValueTaskSourceTests
{
    [Fact]
    public async Task A_second_awaiter_is_refused_and_the_first_one_continues()
    {
        var source = new LoopValueTaskSource<int>();
        var wait = source.WaitForResult();
        object? continuedWith = null;
        source.OnCompleted(state => continuedWith = state, "first", token: 0, ValueTaskSourceOnCompletedFlags.None);

        var error = Assert.Throws<InvalidOperationException>(
            () => source.OnCompleted(_ => { }, "second", token: 0, ValueTaskSourceOnCompletedFlags.None));
        source.Complete(7);

        Assert.Equal("This wait is already awaited; a ValueTask is awaited once.", error.Message);
        Assert.Equal("first", continuedWith);
        Assert.Equal(7, await wait);
    }

    [Fact]
    public void An_awaiter_that_comes_after_the_completion_continues_at_once()
    {
        var source = new LoopValueTaskSource<int>();
        _ = source.WaitForResult();
        source.Complete(7);
        object? continuedWith = null;

        source.OnCompleted(state => continuedWith = state, "late", token: 0, ValueTaskSourceOnCompletedFlags.None);

        Assert.Equal("late", continuedWith);
    }
}
