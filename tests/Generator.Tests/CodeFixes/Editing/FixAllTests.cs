using Adapters.CodeFixes.Blocking;
using Microsoft.CodeAnalysis.CodeFixes;
using static Generator.Tests.CodeFixes.FixSource;

namespace Generator.Tests.CodeFixes.Editing;

/// <summary>All findings of a document, a project or the solution are fixed in one action, nested ones too.</summary>
public sealed class FixAllTests
{
    public static TheoryData<string, string, string, FixAllScope> Scopes
    {
        get
        {
            var data = new TheoryData<string, string, string, FixAllScope>();
            foreach (var scope in new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution })
            {
                data.Add(nameof(AwaitFix), "File.WriteAllText(\"x\", File.ReadAllText(\"x\")); // both",
                    "await File.WriteAllTextAsync(\"x\", await File.ReadAllTextAsync(\"x\")); // both", scope);
                data.Add(nameof(AwaitFix), "maybe?.Flush(); Task.WaitAll(task, value); task.Wait(5);",
                    "if (maybe is not null)\n            await maybe.FlushAsync(); await Task.WhenAll(task, value); await "
                        + "task.WaitAsync(TimeSpan.FromMilliseconds(5));", scope);
                data.Add(nameof(AwaitFix), "Thread.Sleep(1); /* then */ Thread.Sleep(value.Result.Length);",
                    "await Task.Delay(1); /* then */ await Task.Delay((await value).Length);", scope);
                data.Add(nameof(AwaitUsingFix), "using var a = make(); using (make()) using (var b = make()) { } // all",
                    "await using var a = make(); await using (make()) await using (var b = make()) { } // all", scope);
                data.Add(nameof(OffloadFix), "Helper(); /* a */ File.Delete(File.ReadAllText(\"x\")); _ = new StreamReader(\"x\");",
                    "await Offload.Run(() => Helper()); /* a */ await Offload.Run(() => File.Delete(File.ReadAllText(\"x\"))); _ = "
                        + "await Offload.Run(() => new StreamReader(\"x\"));", scope);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Scopes))]
    public void What_is_in_the_scope_is_fixed_and_nothing_else(string fix, string before, string after, FixAllScope scope)
    {
        var solution = FixSolution.Of(
            [("A.cs", Named("A", before)), ("B.cs", Named("B", before)), ("Quiet.cs", Named("Quiet", "await Task.Yield();"))],
            [("C.cs", Named("C", before))],
            [("D.cs", Named("D", before)), ("E.cs", Named("E", before))]);
        solution.ApplyAll(FixOf(fix), scope, "A.cs");
        foreach (var name in new[] { "A", "B", "C", "D", "E" })
        {
            var isIn = name == "A" || scope == FixAllScope.Solution || (scope == FixAllScope.Project && name == "B");
            Assert.Equal(Named(name, isIn ? after : before), solution.Text($"{name}.cs"));
        }

        Assert.Equal(Named("Quiet", "await Task.Yield();"), solution.Text("Quiet.cs"));
    }

    [Theory]
    [InlineData(
        "_ = value.Result.Length + value.Result[0] + (value.Result + value.Result).Length;",
        "_ = (await value).Length + (await value)[0] + (await value + await value).Length;")]
    [InlineData("_ = value.ContinueWith(t => t).Result.Result.Trim();", "_ = (await (await value.ContinueWith(t => t))).Trim();")]
    [InlineData(
        "_ = File.ReadAllText(File.ReadAllText(File.ReadAllText(\"x\").Trim()));",
        "_ = await File.ReadAllTextAsync(await File.ReadAllTextAsync((await File.ReadAllTextAsync(\"x\")).Trim()));")]
    [InlineData(
        "foreach (var line in File.ReadAllLines(value.Result)) { Thread.Sleep(line.Length); }",
        "foreach (var line in await File.ReadAllLinesAsync(await value)) { await Task.Delay(line.Length); }")]
    [InlineData(
        "Func<Task> f = () => { Thread.Sleep(value.Result.Length); return task; }; f().Wait();",
        "Func<Task> f = async () => { await Task.Delay((await value).Length); await task; }; await f();")]
    [InlineData(
        "if (stream.Read(bytes, 0, value.Result.Length) > 0) stream.Flush(); else task.Wait();",
        "if (await stream.ReadAsync(bytes, 0, (await value).Length) > 0) await stream.FlushAsync(); else await task;")]
    [InlineData(
        "_ = new { A = value.Result, B = new[] { File.ReadAllText(\"x\"), value.Result } };",
        "_ = new { A = await value, B = new[] { await File.ReadAllTextAsync(\"x\"), await value } };")]
    [InlineData("lock (stream) { Thread.Sleep(1); } Thread.Sleep(2);", "lock (stream) { Thread.Sleep(1); } await Task.Delay(2);", false)]
    public void What_stands_in_one_another_is_fixed_together(string before, string after, bool all = true)
    {
        var solution = FixSolution.Of(Method(before)).ApplyAll(new AwaitFix(), FixAllScope.Document);
        Assert.Equal(Method(after), solution.Text());
        Assert.Equal(all, solution.Findings().IsEmpty);
    }

    [Fact]
    public void Functions_of_several_members_are_made_async_once_each()
    {
        var solution = FixSolution.Of(Class(
            "public Task A(Task t) { t.Wait(); t.Wait(); return t; }",
            "public Task<int> B(Task<int> t) => Task.FromResult(t.Result + t.Result);", "public void C(Task t) => t.Wait();"));
        solution.ApplyAll(new AwaitFix(), FixAllScope.Document);
        Assert.Equal(
            Class("public async Task A(Task t) { await t; await t; await t; }",
                "public async Task<int> B(Task<int> t) => await t + await t;", "public void C(Task t) => t.Wait();"), solution.Text());
    }

    [Fact]
    public void Each_fix_of_calls_and_usings_offers_all_three_scopes()
    {
        foreach (var fix in new CodeFixProvider[] { new AwaitFix(), new AwaitUsingFix(), new OffloadFix() })
        {
            Assert.Equal(
                [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution],
                fix.GetFixAllProvider()!.GetSupportedFixAllScopes()
                    .Where(s => s is FixAllScope.Document or FixAllScope.Project or FixAllScope.Solution));
        }
    }

    private static CodeFixProvider FixOf(string name) => name switch
    {
        nameof(AwaitFix) => new AwaitFix(),
        nameof(AwaitUsingFix) => new AwaitUsingFix(),
        _ => new OffloadFix(),
    };

    private static string Named(string name, string statement) =>
        Method(statement).Replace("class Own", $"class {name}", StringComparison.Ordinal);
}
