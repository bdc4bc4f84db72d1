using System.Globalization;
using Adapters.Analyzers.Blocking.Delegates;

namespace Generator.Tests.Blocking.Delegates;

/// <summary>Flows that depend on each other: what they are, and how often is asked for them.</summary>
public sealed class DelegateFlowSolverTests
{
    private int _asked;

    [Theory]
    [InlineData("a>b b>a", "a=Offloaded b=Offloaded")]
    [InlineData("a>b b>a b>!", "a=Invoked b=Invoked")]
    [InlineData("a>b b>c c>a c>?", "a=Escapes b=Escapes c=Escapes")]
    [InlineData("a>a a>b b>b b>?", "a=Escapes b=Escapes")]
    [InlineData("a>b a>c b>? c>! c>a", "a=Invoked b=Escapes c=Invoked")]
    public void Flows_in_a_circle_are_the_least_dangerous_ones_that_fit(string uses, string expected)
    {
        var edges = uses.Split(' ').Select(u => u.Split('>')).ToLookup(u => u[0], u => u[1]);
        var flows = Solve<string>(
            edges["a"].Any() ? "a" : "",
            (node, ask) => edges[node].Select(n => n switch { "!" => DelegateFlow.Invoked, "?" => DelegateFlow.Escapes, _ => ask(n) }));
        Assert.Equal(expected, string.Join(' ', flows.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}={f.Value}")));
    }

    [Fact]
    public void What_was_found_is_not_looked_for_again()
    {
        const int Count = 25;
        var flows = Solve<int>(0, (node, ask) => node == Count ? [DelegateFlow.Invoked] : [ask(node + 1), ask(node + 1)]);
        Assert.Equal((Count + 1, DelegateFlow.Invoked), (flows.Count, flows[0]));
        Assert.True(_asked <= 2 * (Count + 1), string.Create(CultureInfo.InvariantCulture, $"asked {_asked} times"));
    }

    [Fact]
    public void A_long_way_needs_no_stack()
    {
        const int Count = 200_000;
        var flow = DelegateFlow.Offloaded;
        var thread = new Thread(
            () => flow = Solve<int>(0, (node, ask) => [node == Count ? DelegateFlow.Escapes : ask(node + 1)])[0], maxStackSize: 128 * 1024);
        thread.Start();
        thread.Join();
        Assert.Equal(DelegateFlow.Escapes, flow);
    }

    private IReadOnlyDictionary<T, DelegateFlow> Solve<T>(T start, Func<T, Func<T, DelegateFlow>, IEnumerable<DelegateFlow>> uses)
        where T : notnull => new DelegateFlowSolver<T>((node, ask) =>
        {
            _asked++;
            return uses(node, ask).ToList().Max();
        }).Solve(start);
}
