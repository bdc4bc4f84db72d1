using Adapters.CodeFixes.Blocking;
using static Generator.Tests.CodeFixes.FixSource;

namespace Generator.Tests.CodeFixes.Blocking;

/// <summary>Waits for tasks and for time, in all the ways they are written.</summary>
public sealed class WaitFixTests
{
    [Theory]
    [InlineData("task.Wait(100);", "await task.WaitAsync(TimeSpan.FromMilliseconds(100));")]
    [InlineData("int limit = 5; task.Wait(limit + 1);", "int limit = 5; await task.WaitAsync(TimeSpan.FromMilliseconds(limit + 1));")]
    [InlineData(
        "task.Wait(TimeSpan.FromSeconds(1), new CancellationToken());",
        "await task.WaitAsync(TimeSpan.FromSeconds(1), new CancellationToken());")]
    [InlineData("task.Wait(Timeout.InfiniteTimeSpan);", "await task.WaitAsync(Timeout.InfiniteTimeSpan);")]
    [InlineData("Task.WaitAll([task, value], 100);", "await Task.WhenAll([task, value]).WaitAsync(TimeSpan.FromMilliseconds(100));")]
    [InlineData(
        "Task.WaitAll([task, value], TimeSpan.FromSeconds(1));",
        "await Task.WhenAll([task, value]).WaitAsync(TimeSpan.FromSeconds(1));")]
    [InlineData("Task.WaitAny([task], 100);", "await Task.WhenAny([task]).WaitAsync(TimeSpan.FromMilliseconds(100));")]
    [InlineData(
        "Task.WaitAny([task, value], new CancellationToken());",
        "await Task.WhenAny([task, value]).WaitAsync(new CancellationToken());")]
    [InlineData("System.Threading.Tasks.Task.WaitAll(task);", "await System.Threading.Tasks.Task.WhenAll(task);")]
    [InlineData("var tasks = new Task[] { task }; Task.WaitAll(tasks);", "var tasks = new Task[] { task }; await Task.WhenAll(tasks);")]
    [InlineData("Thread.Sleep(millisecondsTimeout: 10);", "await Task.Delay(10);")]
    [InlineData("Thread.Sleep(/* ms */ 10 /* not more */);", "await Task.Delay(/* ms */ 10 /* not more */);")]
    [InlineData("System.Threading.Thread.Sleep(Timeout.Infinite);", "await Task.Delay(Timeout.Infinite);")]
    [InlineData(
        "value.ConfigureAwait(ConfigureAwaitOptions.None).GetAwaiter().GetResult();",
        "await value.ConfigureAwait(ConfigureAwaitOptions.None);")]
    [InlineData("_ = (task as Task<int>)!.Result;", "_ = await (task as Task<int>)!;")]
    [InlineData("(task ?? value).Wait();", "await (task ?? value);")]
    [InlineData("_ = value.Result!.Length;", "_ = (await value)!.Length;")]
    [InlineData("_ = value.Result?.Length;", "_ = (await value)?.Length;")]
    [InlineData("_ = value.Result[1..];", "_ = (await value)[1..];")]
    [InlineData("_ = (object)value.Result;", "_ = (object)await value;")]
    [InlineData("_ = value.Result is \"\" or null;", "_ = await value is \"\" or null;")]
    [InlineData("_ = value.Result switch { \"\" => 1, _ => 2 };", "_ = await value switch { \"\" => 1, _ => 2 };")]
    [InlineData("_ = $\"{value.Result,5}\";", "_ = $\"{await value,5}\";")]
    [InlineData("_ = string.Concat(value2, value.Result);", "_ = string.Concat(value2, await value);")]
    [InlineData("foreach (var c in value.Result) _ = c;", "foreach (var c in await value) _ = c;")]
    [InlineData("using (File.Create(value.Result)) { }", "using (File.Create(await value)) { }", 2)]
    [InlineData("while (value.Result == \"\") { }", "while (await value == \"\") { }")]
    [InlineData("try { } catch (Exception) { task.Wait(); } finally { }", "try { } catch (Exception) { await task; } finally { }")]
    [InlineData("_ = from c in value.Result select c;", "_ = from c in await value select c;")]
    [InlineData(
        "_ = from c in value2 join d in value.Result on c equals d select d;",
        "_ = from c in value2 join d in await value on c equals d select d;")]
    [InlineData("lock (value.Result) { }", "lock (await value) { }")]
    [InlineData("_ = redis.Wait(value);", "_ = await value;")]
    [InlineData("redis.WaitAll(task, value);", "await Task.WhenAll(task, value);")]
    public void A_wait_is_awaited(string before, string after, int finding = 0)
    {
        var solution = FixSolution.Of(Method(before));
        var count = solution.Findings().Length;
        Assert.Equal(Method(after), solution.Apply(new AwaitFix(), finding: finding).Text());
        Assert.Equal(count - 1, solution.Findings().Length);
    }

    [Theory]
    [InlineData("Task.WaitAll([task], 100);", "await Task.WhenAll([task]).WaitAsync(TimeSpan.FromMilliseconds(100), token);")]
    [InlineData("Task.WaitAll([task], token);", "await Task.WhenAll([task]).WaitAsync(token);")]
    [InlineData("Task.WaitAll([task], 100, token);", "await Task.WhenAll([task]).WaitAsync(TimeSpan.FromMilliseconds(100), token);")]
    [InlineData("task.Wait(TimeSpan.FromSeconds(1));", "await task.WaitAsync(TimeSpan.FromSeconds(1), token);")]
    [InlineData("task.Wait(100, token);", "await task.WaitAsync(TimeSpan.FromMilliseconds(100), token);")]
    [InlineData("task.Wait();", "await task;")]
    public void A_limit_and_the_token_go_together(string before, string after) =>
        Assert.Equal(WithToken(after), FixSolution.Of(WithToken(before)).Apply(new AwaitFix()).Text());

    [Theory]
    [InlineData("_ = task.Wait(TimeSpan.FromSeconds(1));")]
    [InlineData("if (!task.Wait(100)) return;")]
    [InlineData("if (Task.WaitAll([task], 100)) return;")]
    [InlineData("_ = Task.WaitAny(task, value);")]
    [InlineData("task.RunSynchronously();")]
    [InlineData("var awaiter = value.GetAwaiter(); _ = awaiter.GetResult();")]
    public void Nothing_is_offered_where_the_result_tells_something_else_or_the_task_is_not_at_hand(string statement) =>
        Assert.Empty(FixSolution.Of(Method(statement)).Titles(new AwaitFix()));

    [Fact]
    public void The_type_is_qualified_or_imported_where_its_name_is_not_known()
    {
        var solution = FixSolution.Of("namespace Own { class Task { } class C { async System.Threading.Tasks.ValueTask Run() { "
            + "Thread.Sleep(1); await default(System.Threading.Tasks.ValueTask); } } }");
        Assert.Contains("await System.Threading.Tasks.Task.Delay(1);", solution.Apply(new AwaitFix()).Text(), StringComparison.Ordinal);
    }
}
