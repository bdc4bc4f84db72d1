using Adapters.CodeFixes.Blocking;
using static Generator.Tests.CodeFixes.FixSource;

namespace Generator.Tests.CodeFixes.Blocking;

/// <summary>Usings that are awaited.</summary>
public sealed class AwaitUsingFixTests
{
    [Theory]
    [InlineData(
        "public async Task Run(Func<Stream> f) { await Task.Yield(); using Stream a = f(), b = f(); }",
        "await using Stream a = f(), b = f();")]
    [InlineData(
        "public async Task Run(Func<Stream> f) { await Task.Yield(); using (var a = f()) using (var b = f()) { } }",
        "await using (var a = f()) using (var b = f()) { }")]
    [InlineData("public async Task Run(Stream? s) { await Task.Yield(); using (s) { } }", "await using (s) { }")]
    [InlineData(
        "public async Task Run() { await Task.Yield(); using var a = new Slow(); } public class Slow : IDisposable, "
        + "IAsyncDisposable { public void Dispose() => Thread.Sleep(1); public ValueTask DisposeAsync() => default; }",
        "await using var a = new Slow();")]
    [InlineData(
        "public Task Run(Func<Stream> f) { using (f()) { return Task.CompletedTask; } }",
        "public async Task Run(Func<Stream> f) { await using (f()) { return; } }")]
    [InlineData(
        "public Task<int> Run(Func<Stream> f) { /* a */ using var a = f(); // b\n        return Task.FromResult(1); }",
        "{ /* a */ await using var a = f(); // b\n        return 1; }")]
    public void A_using_is_awaited(string before, string after)
    {
        var solution = FixSolution.Of(Class(before));
        var count = solution.Findings().Length;
        Assert.Contains(after, solution.Apply(new AwaitUsingFix()).Text(), StringComparison.Ordinal);
        Assert.Equal(count - 1, solution.Findings().Length);
    }

    [Theory]
    [InlineData("public async Task Run(Func<IDisposable> f) { await Task.Yield(); using var a = f(); }")]
    [InlineData("public async Task Run(Func<Stream> f, object o) { await Task.Yield(); lock (o) { using (f()) { } } }")]
    [InlineData("public async Task Run(Func<Stream> f, int[] a) { await Task.Yield(); Span<int> s = a; using (f()) { } s[0] = 1; }")]
    [InlineData(
        "public async Task Run(Slow s) { await Task.Yield(); using (s) { } } public class Slow : IDisposable { public void "
        + "Dispose() => Thread.Sleep(1); }")]
    [InlineData("public async Task Run(Func<Stream> f) { await Task.Yield(); await using (f()) { } }")]
    public void Nothing_is_offered_where_it_cannot_be_awaited(string members)
    {
        var solution = FixSolution.Of(Class(members));
        Assert.All(solution.Findings(), f => Assert.Empty(solution.Titles(new AwaitUsingFix(), "Source.cs", f)));
    }
}
