using Adapters.CodeFixes.Blocking;
using Microsoft.CodeAnalysis.CodeFixes;
using static Generator.Tests.CodeFixes.FixSource;

namespace Generator.Tests.CodeFixes.Editing;

/// <summary>Calls behind a question mark: a null task is never awaited, and nothing is evaluated twice.</summary>
public sealed class ConditionalCallTests
{
    [Theory]
    [InlineData("maybe?.Flush(); // why", "if (maybe is not null)\n            await maybe.FlushAsync(); // why")]
    [InlineData("task?.Wait();", "if (task is not null)\n            await task;")]
    [InlineData("task?.Wait(100);", "if (task is not null)\n            await task.WaitAsync(TimeSpan.FromMilliseconds(100));")]
    [InlineData("task?.GetAwaiter().GetResult();", "if (task is not null)\n            await task;")]
    [InlineData(
        "task?.ConfigureAwait(false).GetAwaiter().GetResult();",
        "if (task is not null)\n            await task.ConfigureAwait(false);")]
    [InlineData("make()?.Flush();", "if (make() is { } found)\n            await found.FlushAsync();")]
    [InlineData("reader?.ReadLine()?.Trim();", "if (reader is not null)\n            (await reader.ReadLineAsync())?.Trim();")]
    [InlineData("_ = reader?.ReadLine()?.Trim();", "_ = reader is null ? null : (await reader.ReadLineAsync())?.Trim();")]
    [InlineData("_ = reader?.ReadLine() ?? \"\";", "_ = (reader is null ? null : await reader.ReadLineAsync()) ?? \"\";")]
    [InlineData("_ = value?.Result;", "_ = value is null ? null : await value;")]
    [InlineData("_ = value?.Result.Length;", "_ = value is null ? default(int?) : (await value).Length;")]
    [InlineData("int? read = maybe?.Read(bytes, 0, 1);", "int? read = maybe is null ? default(int?) : await maybe.ReadAsync(bytes, 0, 1);")]
    [InlineData("Console.WriteLine(reader?.ReadLine());", "Console.WriteLine(reader is null ? null : await reader.ReadLineAsync());")]
    [InlineData("if (reader?.ReadLine() == \"\") { }", "if ((reader is null ? null : await reader.ReadLineAsync()) == \"\") { }")]
    [InlineData("reader?.Read(new char[value.Result.Length]);", "reader?.Read(new char[(await value).Length]);", 1)]
    [InlineData(
        "_ = new { Reader = reader }?.Reader?.ReadLine();",
        "_ = new { Reader = reader }?.Reader is { } found ? await found.ReadLineAsync() : null;")]
    public void The_test_for_null_comes_first(string before, string after, int finding = 0)
    {
        var solution = FixSolution.Of(Method(before));
        var count = solution.Findings().Length;
        Assert.Equal(Method(after), solution.Apply(new AwaitFix(), finding: finding).Text());
        Assert.Equal(count - 1, solution.Findings().Length);
    }

    [Fact]
    public void A_field_that_may_change_is_read_once()
    {
        var solution = FixSolution.Of(Class("private TextReader? _reader;",
            "public async Task<string?> Run() { await Task.Yield(); return this._reader?.ReadLine(); }"));
        Assert.Contains("return this._reader is { } found ? await found.ReadLineAsync() : null;", solution.Apply(new AwaitFix()).Text(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Variables_of_several_fixes_have_names_of_their_own()
    {
        var solution = FixSolution.Of(Method("make()?.Flush(); var found = 1; make()?.Flush(); _ = found;"));
        solution.ApplyAll(new AwaitFix(), FixAllScope.Document);
        Assert.Contains("is { } found2)", solution.Text(), StringComparison.Ordinal);
        Assert.Contains("is { } found3)", solution.Text(), StringComparison.Ordinal);
        Assert.Empty(solution.Findings());
    }

    [Fact]
    public void Calls_inside_one_another_are_fixed_together()
    {
        var solution = FixSolution.Of(Method("maybe?.Write(bytes, 0, value.Result.Length); _ = "
            + "reader?.ReadLine()?.Replace(value.Result, reader?.ReadLine());"));
        solution.ApplyAll(new AwaitFix(), FixAllScope.Document);
        Assert.Contains("await maybe.WriteAsync(bytes, 0, (await value).Length);", solution.Text(), StringComparison.Ordinal);
        Assert.Contains(
            "_ = reader is null ? null : (await reader.ReadLineAsync())?.Replace(await value, reader is null ? null : await "
                + "reader.ReadLineAsync());",
            solution.Text(), StringComparison.Ordinal);
        Assert.Empty(solution.Findings());
    }

    [Theory]
    [InlineData("maybe?.Flush();", "await Offload.Run(() => maybe?.Flush());")]
    [InlineData("_ = reader?.ReadLine();", "_ = await Offload.Run(() => reader?.ReadLine());")]
    [InlineData("_ = reader?.ReadLine()?.Trim();", "_ = await Offload.Run(() => reader?.ReadLine()?.Trim());")]
    public void The_whole_is_run_elsewhere(string before, string after) =>
        Assert.Equal(Method(after), FixSolution.Of(Method(before)).Apply(new OffloadFix()).Text());
}
