using Adapters.CodeFixes.Blocking;
using Microsoft.CodeAnalysis.CodeFixes;
using static Generator.Tests.CodeFixes.FixSource;

namespace Generator.Tests.CodeFixes.Blocking;

/// <summary>The fixes of calls that block by themselves: the result compiles without a new warning, and has no finding.</summary>
public sealed class DirectFixTests
{
    [Theory]
    [InlineData("Thread.Sleep(10);", "await Task.Delay(10);", "Await 'Task.Delay'")]
    [InlineData("Thread.Sleep(TimeSpan.FromSeconds(1)); // why", "await Task.Delay(TimeSpan.FromSeconds(1)); // why", "Await 'Task.Delay'")]
    [InlineData("task.Wait();", "await task;", "Await the task")]
    [InlineData("_ = value.Result;", "_ = await value;", "Await the task")]
    [InlineData("_ = value.Result.Length;", "_ = (await value).Length;", "Await the task")]
    [InlineData("_ = value.Result[0];", "_ = (await value)[0];", "Await the task")]
    [InlineData("_ = value.Result + value2.Length;", "_ = await value + value2.Length;", "Await the task")]
    [InlineData("task.GetAwaiter().GetResult();", "await task;", "Await the task")]
    [InlineData("_ = value.ConfigureAwait(false).GetAwaiter().GetResult();", "_ = await value.ConfigureAwait(false);", "Await the task")]
    [InlineData("task.Wait(TimeSpan.FromSeconds(1));", "await task.WaitAsync(TimeSpan.FromSeconds(1));", "Await 'WaitAsync'")]
    [InlineData("Task.WaitAll(task, value);", "await Task.WhenAll(task, value);", "Await 'Task.WhenAll'")]
    [InlineData("Task.WaitAny(task, value);", "await Task.WhenAny(task, value);", "Await 'Task.WhenAny'")]
    [InlineData("_ = File.ReadAllText(\"x\");", "_ = await File.ReadAllTextAsync(\"x\");", "Await 'ReadAllTextAsync'")]
    [InlineData("_ = File.ReadAllText(\"x\").Trim();", "_ = (await File.ReadAllTextAsync(\"x\")).Trim();", "Await 'ReadAllTextAsync'")]
    [InlineData(
        "if (File.ReadAllText(\"x\") is { Length: > 1 }) { }",
        "if (await File.ReadAllTextAsync(\"x\") is { Length: > 1 }) { }",
        "Await 'ReadAllTextAsync'")]
    [InlineData("stream.Write(bytes, 0, 1);", "await stream.WriteAsync(bytes, 0, 1);", "Await 'WriteAsync'")]
    [InlineData(
        "_ = stream.Read(buffer: bytes, offset: 0, count: 1);",
        "_ = await stream.ReadAsync(buffer: bytes, offset: 0, count: 1);",
        "Await 'ReadAsync'")]
    [InlineData("stream.CopyTo(Stream.Null);", "await stream.CopyToAsync(Stream.Null);", "Await 'CopyToAsync'")]
    [InlineData("maybe?.Flush();", "if (maybe is not null)\n            await maybe.FlushAsync();", "Await 'FlushAsync'")]
    [InlineData("_ = reader?.ReadLine();", "_ = reader is null ? null : await reader.ReadLineAsync();", "Await 'ReadLineAsync'")]
    [InlineData("semaphore.Wait();", "await semaphore.WaitAsync();", "Await 'WaitAsync'")]
    public void A_call_is_awaited(string before, string after, string title)
    {
        var solution = FixSolution.Of(Method(before));
        Assert.Equal([title], solution.Titles(new AwaitFix()));
        solution.Apply(new AwaitFix());
        Assert.Equal(Method(after), solution.Text());
        Assert.Empty(solution.Findings());
    }

    [Theory]
    [InlineData("_ = File.ReadAllText(\"x\");", "_ = await File.ReadAllTextAsync(\"x\", token);")]
    [InlineData("Thread.Sleep(10);", "await Task.Delay(10, token);")]
    [InlineData("stream.Flush();", "await stream.FlushAsync(token);")]
    [InlineData("_ = stream.Read(bytes, 0, 1);", "_ = await stream.ReadAsync(bytes, 0, 1, token);")]
    [InlineData("semaphore.Wait(token);", "await semaphore.WaitAsync(token);")]
    [InlineData("task.Wait(token);", "await task.WaitAsync(token);")]
    public void The_token_in_scope_is_passed_on(string before, string after)
    {
        var solution = FixSolution.Of(WithToken(before)).Apply(new AwaitFix());
        Assert.Equal(WithToken(after), solution.Text());
    }

    [Theory]
    [InlineData(
        "public Task Run(Task<int> t) { _ = t.Result; return Task.CompletedTask; }",
        "public async Task Run(Task<int> t) { _ = await t; }")]
    [InlineData("public Task Run(Task<int> t) { _ = t.Result; return t; }", "public async Task Run(Task<int> t) { _ = await t; await t; }")]
    [InlineData(
        "public Task<int> Run(Task<int> t) { return Task.FromResult(t.Result); }",
        "public async Task<int> Run(Task<int> t) { return await t; }")]
    [InlineData(
        "public Task<int> Run(Task<int> t) => Task.FromResult(t.Result + 1);",
        "public async Task<int> Run(Task<int> t) => await t + 1;")]
    [InlineData("public ValueTask<int> Run(Task<int> t) => new(t.Result);", "public async ValueTask<int> Run(Task<int> t) => await t;")]
    [InlineData(
        "public ValueTask Run(Task<int> t) { _ = t.Result; return default; }",
        "public async ValueTask Run(Task<int> t) { _ = await t; }")]
    [InlineData(
        "public static Task<string> Run(Task<int> t) { _ = t.Result; return File.ReadAllTextAsync(\"x\"); }",
        "public static async Task<string> Run(Task<int> t) { _ = await t; return await File.ReadAllTextAsync(\"x\"); }")]
    [InlineData(
        "public void Run(Task<int> t) { Func<Task> f = () => { _ = t.Result; return Task.CompletedTask; }; _ = f(); }",
        "public void Run(Task<int> t) { Func<Task> f = async () => { _ = await t; }; _ = f(); }")]
    [InlineData(
        "public void Run(Task<int> t) { _ = F(); Task F() { t.Wait(); return Task.CompletedTask; } }",
        "public void Run(Task<int> t) { _ = F(); async Task F() { await t; } }")]
    public void A_function_that_returns_a_task_is_made_async(string before, string after)
    {
        var solution = FixSolution.Of($"public class Own {{ {before} }}").Apply(new AwaitFix());
        Assert.Equal($"public class Own {{ {after} }}", solution.Text());
        Assert.Empty(solution.Findings());
    }

    [Fact]
    public void An_async_alternative_in_another_namespace_is_imported()
    {
        const string Extension = "namespace Elsewhere { public static class BoxExtensions { public static Task OpenAsync(this Box "
            + "box) => Task.CompletedTask; } }\npublic class Box { public void Open() { } }\n";
        const string Source = "public class Own { public async Task Run(Box box) { await Task.Yield(); box.Open(); } }";
        var solution = FixSolution.Of([("Box.cs", Extension), ("Source.cs", Source)]);
        solution.Apply(new AwaitFix());
        Assert.Equal("using Elsewhere;\n\npublic class Own { public async Task Run(Box box) { await Task.Yield(); await "
            + "box.OpenAsync(); } }", solution.Text());
    }

    [Theory]
    [InlineData("lock (this) { Thread.Sleep(1); }")]
    [InlineData("_ = File.OpenRead(\"x\");")]
    [InlineData("_ = Task.WaitAny([task], 100);")]
    [InlineData("_ = task.Wait(100);")]
    [InlineData("_ = maybe?.ReadByte();")]
    [InlineData("try { } catch (Exception) when (File.ReadAllText(\"x\") == \"\") { }")]
    [InlineData("_ = (from i in new[] { 1 } where File.ReadAllText(\"x\") == \"\" select i).Any();")]
    public void Nothing_is_offered_where_it_would_not_compile_or_mean_something_else(string statement) =>
        Assert.Empty(FixSolution.Of(Method(statement)).Titles(new AwaitFix()));

    [Theory]
    [InlineData("using var s = make();", "await using var s = make();")]
    [InlineData("using (var s = make()) { }", "await using (var s = make()) { }")]
    [InlineData("using (make()) { } // why", "await using (make()) { } // why")]
    public void A_using_is_awaited(string before, string after)
    {
        var solution = FixSolution.Of(Method(before));
        Assert.Equal(["Make it 'await using'"], solution.Titles(new AwaitUsingFix()));
        Assert.Equal(Method(after), solution.Apply(new AwaitUsingFix()).Text());
        Assert.Empty(solution.Findings());
    }

    [Theory]
    [InlineData("_ = File.OpenRead(\"x\");", "_ = await Offload.Run(() => File.OpenRead(\"x\"));")]
    [InlineData("_ = File.OpenRead(\"x\").Length;", "_ = (await Offload.Run(() => File.OpenRead(\"x\"))).Length;")]
    [InlineData("Thread.Sleep(10);", "await Offload.Run(() => Thread.Sleep(10));")]
    [InlineData("File.Delete(\"x\");", "await Offload.Run(() => File.Delete(\"x\"));")]
    [InlineData("Helper();", "await Offload.Run(() => Helper());")]
    [InlineData("_ = new StreamReader(\"x\");", "_ = await Offload.Run(() => new StreamReader(\"x\"));")]
    public void A_call_is_run_off_the_loop(string before, string after)
    {
        var solution = FixSolution.Of(Method(before));
        Assert.Equal(["Run it in Offload.Run"], solution.Titles(new OffloadFix()));
        Assert.Equal(Method(after), solution.Apply(new OffloadFix()).Text());
        Assert.Empty(solution.Findings());
    }

    [Theory]
    [InlineData("_ = stream.Read(bytes.AsSpan());")]
    [InlineData("_ = stream.Read(span);")]
    public void What_cannot_be_captured_is_not_run_elsewhere(string statement)
    {
        var titles = FixSolution.Of(Method("Span<byte> span = bytes; " + statement)).Titles(new OffloadFix());
        Assert.Equal(statement.Contains("AsSpan", StringComparison.Ordinal) ? ["Run it in Offload.Run"] : [], titles);
    }

    [Fact]
    public void A_helper_is_marked_and_the_finding_names_the_mark()
    {
        var solution = FixSolution.Of(Method("Helper();"));
        Assert.Equal(["Mark 'Helper' as [Blocking]"], solution.Titles(new MarkBlockingFix()));
        solution.Apply(new MarkBlockingFix());
        Assert.Contains("    [Blocking]\n    private static void Helper()", solution.Text(), StringComparison.Ordinal);
        Assert.Equal("ADPT109", Assert.Single(solution.Findings()).Id);
    }

    [Fact]
    public void All_of_a_document_are_fixed_at_once_nested_ones_too()
    {
        var solution = FixSolution.Of(Method("_ = File.ReadAllText(File.ReadAllText(\"x\")); Thread.Sleep(value.Result.Length); "
            + "task.Wait();"));
        solution.ApplyAll(new AwaitFix(), FixAllScope.Document);
        Assert.Equal(
            Method("_ = await File.ReadAllTextAsync(await File.ReadAllTextAsync(\"x\")); await Task.Delay((await value).Length); "
                + "await task;"), solution.Text());
        Assert.Empty(solution.Findings());
    }

    [Theory]
    [InlineData(FixAllScope.Project, 2)]
    [InlineData(FixAllScope.Solution, 0)]
    public void All_of_a_scope_are_fixed(FixAllScope scope, int left)
    {
        const string Text = "public class {0} {{ public async Task Run(Task t) {{ t.Wait(); Thread.Sleep(1); await t; }} }}";
        var solution = FixSolution.Of(
            [("A.cs", string.Format(null, Text, "A")), ("B.cs", string.Format(null, Text, "B"))],
            [("C.cs", string.Format(null, Text, "C"))]);
        solution.ApplyAll(new AwaitFix(), scope, "A.cs");
        Assert.Empty(solution.Findings("A.cs"));
        Assert.Empty(solution.Findings("B.cs"));
        Assert.Equal(left, solution.Findings("C.cs").Length);
    }
}
