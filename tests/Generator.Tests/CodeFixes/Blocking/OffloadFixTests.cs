using Adapters.CodeFixes.Blocking;
using Microsoft.CodeAnalysis.CodeFixes;
using static Generator.Tests.CodeFixes.FixSource;

namespace Generator.Tests.CodeFixes.Blocking;

/// <summary>Calls that run off the loop, and calls that cannot.</summary>
public sealed class OffloadFixTests
{
    [Theory]
    [InlineData(
        "StreamReader read = new(\"x\"); _ = read;",
        "StreamReader read = await Offload.Run(() => new StreamReader(\"x\")); _ = read;")]
    [InlineData("_ = File.OpenRead(\"x\").Name.Length;", "_ = (await Offload.Run(() => File.OpenRead(\"x\"))).Name.Length;")]
    [InlineData("_ = new FileInfo(\"x\").Length; // why", "_ = await Offload.Run(() => new FileInfo(\"x\").Length); // why")]
    [InlineData("if (Directory.GetFiles(value2) is []) { }", "if (await Offload.Run(() => Directory.GetFiles(value2)) is []) { }")]
    [InlineData(
        "return File.ReadAllBytes(\"x\") is null ? 1 : 2;",
        "return await Offload.Run(() => File.ReadAllBytes(\"x\")) is null ? 1 : 2;")]
    public void The_result_is_that_of_the_call(string before, string after)
    {
        static string Text(string statement) => statement.StartsWith("return", StringComparison.Ordinal)
            ? Class($"public async Task<int> Run(string value2) {{ await Task.Yield(); {statement} }}")
            : Method(statement);
        var solution = FixSolution.Of(Text(before));
        Assert.Equal(Text(after), solution.Apply(new OffloadFix()).Text());
        Assert.Empty(solution.Findings());
    }

    [Theory]
    [InlineData(
        "public int Slow { get { Thread.Sleep(1); return 1; } set => Thread.Sleep(1); } public async Task Run() { await "
        + "Task.Yield(); _ = Slow; }",
        "_ = await Offload.Run(() => Slow);")]
    [InlineData(
        "public int this[int i] { get { Thread.Sleep(1); return i; } } public async Task Run() { await Task.Yield(); _ = this[1]; }",
        "_ = await Offload.Run(() => this[1]);")]
    [InlineData(
        "public Task<int> Run() => Task.FromResult(Slow()); static int Slow() { Thread.Sleep(1); return 1; }",
        "public async Task<int> Run() => await Offload.Run(() => Slow());")]
    [InlineData(
        "public async Task Run(Action a) { await Task.Yield(); Helper(a); } static void Helper(Action a) { a(); Thread.Sleep(1); }",
        "await Offload.Run(() => Helper(a));")]
    public void What_is_found_through_a_body_is_run_elsewhere_too(string members, string after)
    {
        var solution = FixSolution.Of(Class(members));
        Assert.Contains(after, solution.Apply(new OffloadFix()).Text(), StringComparison.Ordinal);
        Assert.Empty(solution.Findings());
    }

    [Theory]
    [InlineData("public async Task Run(string? s) { await Task.Yield(); if (Has(s)) _ = s.Length; } static bool "
        + "Has([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? s) { Thread.Sleep(1); return s is not null; }")]
    [InlineData("string? _s; public async Task Run() { await Task.Yield(); Set(); _ = _s.Length; } "
        + "[System.Diagnostics.CodeAnalysis.MemberNotNull(nameof(_s))] void Set() { Thread.Sleep(1); _s = \"\"; }")]
    [InlineData("public async Task<Task<int>?> Run(Task<int>? t) { await Task.Yield(); if (t?.Result == 1) return t; return null; }")]
    [InlineData("public async Task Run(Stream s, byte[] b) { await Task.Yield(); Span<byte> p = b; _ = s.Read(p); }")]
    [InlineData("public async Task Run(int[] a) { await Task.Yield(); Slow(ref a[0]); } static void Slow(ref int i) => Thread.Sleep(1);")]
    [InlineData(
        "public async Task Run() { await Task.Yield(); Slow(out var i); _ = i; } static void Slow(out int i) { i = 1; Thread.Sleep(1); }")]
    [InlineData("public async Task Run(object o) { await Task.Yield(); Slow(o is int i); } static void Slow(bool b) => Thread.Sleep(1);")]
    [InlineData("public async Task Run(int i) { await Task.Yield(); Slow(i = 2); } static void Slow(int i) => Thread.Sleep(1);")]
    [InlineData("public async Task Run(Task<int> t) { Slow(await t); } static void Slow(int i) => Thread.Sleep(1);")]
    [InlineData(
        "public async Task Run(int[] a) { await Task.Yield(); Slow(a)[0] = 1; } static Span<int> Slow(int[] a) { "
        + "Thread.Sleep(1); return a; }")]
    [InlineData(
        "public async Task Run(int[] a) { await Task.Yield(); Slow(a) = 1; } static ref int Slow(int[] a) { Thread.Sleep(1); "
        + "return ref a[0]; }")]
    [InlineData(
        "public async Task Run(int[] a) { await Task.Yield(); ref var i = ref a[0]; Slow(i); } static void Slow(int i) => "
        + "Thread.Sleep(1);")]
    [InlineData(
        "public async Task Run() { await Task.Yield(); foreach (var l in Slow()) _ = l; } static IEnumerable<string> Slow() { "
        + "yield return File.ReadAllText(\"x\"); }")]
    [InlineData("public int Slow { set => Thread.Sleep(1); } public async Task Run() { await Task.Yield(); Slow = 1; }")]
    [InlineData("public int Slow { get { Thread.Sleep(1); return 1; } set { } } public async Task Run() { await Task.Yield(); Slow++; }")]
    [InlineData(
        "public class Slow { public static implicit operator int(Slow s) { Thread.Sleep(1); return 1; } } public async Task "
        + "Run(Func<Slow> s) { await Task.Yield(); int i = s(); _ = i; }")]
    [InlineData("public async Task Run(object o) { await Task.Yield(); lock (o) { File.Delete(\"x\"); } }")]
    [InlineData("public async Task Run(object o) { await Task.Yield(); Monitor.Enter(o); File.Delete(\"x\"); Monitor.Exit(o); }")]
    [InlineData(
        "public struct S { int _i; public async Task Run() { await Task.Yield(); Slow(); } void Slow() { _i++; Thread.Sleep(1); } }")]
    [InlineData("public struct S(string p) { public async Task Run() { await Task.Yield(); File.Delete(p); } }")]
    public void Nothing_is_offered_for_what_a_lambda_cannot_hold_or_what_is_not_done_by_the_call(string members)
    {
        var solution = FixSolution.Of(Class(members));
        Assert.NotEmpty(solution.Findings());
        Assert.All(solution.Findings(), f => Assert.Empty(solution.Titles(new OffloadFix(), "Source.cs", f)));
    }

    [Fact]
    public void The_outermost_of_calls_in_one_another_is_run_elsewhere_with_all_of_them()
    {
        var solution = FixSolution.Of(Method("_ = File.ReadAllText(File.ReadAllText(\"x\")); using var copy = "
            + "File.OpenRead(File.ReadAllText(\"y\")); Helper();"));
        solution.ApplyAll(new OffloadFix(), FixAllScope.Document);
        Assert.Equal(
            Method("_ = await Offload.Run(() => File.ReadAllText(File.ReadAllText(\"x\"))); using var copy = await Offload.Run(() => "
                + "File.OpenRead(File.ReadAllText(\"y\"))); await Offload.Run(() => Helper());"),
            solution.Text());
    }

    [Fact]
    public void Without_adapters_the_pool_runs_it()
    {
        var solution = FixSolution.WithoutAdapters(Method("File.Delete(\"x\");"));
        Assert.Equal(["Run it in Task.Run"], solution.Titles(new OffloadFix()));
        Assert.Equal(Method("await Task.Run(() => File.Delete(\"x\"));"), solution.Apply(new OffloadFix()).Text());
        Assert.Empty(solution.Findings());
    }
}
