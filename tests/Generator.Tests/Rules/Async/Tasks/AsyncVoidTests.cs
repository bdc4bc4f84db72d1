namespace Generator.Tests.Rules.Async.Tasks;

/// <summary>ADPT201: what is async void in scope, and what has to be.</summary>
public sealed class AsyncVoidTests
{
    private const string Lambda = "'lambda' is async void, so nobody can wait for its end or catch its exception: give it to a delegate "
        + "that returns a Task";

    [Theory]
    [InlineData("store.Each([|async|] i => await store.SaveAsync());")]
    [InlineData("store.Each([|async|] delegate(int i) { await store.SaveAsync(); });")]
    [InlineData("store.Callback = [|async|] () => await store.SaveAsync();")]
    [InlineData("Action<int> act = [|async|] i => { await store.SaveAsync(); }; act(1);")]
    [InlineData("new List<int>().ForEach([|async|] i => await store.SaveAsync());")]
    [InlineData("using var timer = new Timer([|async|] _ => await store.SaveAsync());")]
    [InlineData("new Thread([|async|] () => await store.SaveAsync()).Start();")]
    [InlineData("store.Each([|async|] i => { try { await store.SaveAsync(); } catch (IOException) { } });")]
    [InlineData("store.Each([|async|] i => { try { await store.SaveAsync(); } catch { } await store.SaveAsync(); });")]
    [InlineData("store.Each([|async|] i => { try { i++; } catch { } await using var s = new MemoryStream(); });")]
    [InlineData("store.Each([|async|] i => { try { await store.SaveAsync(); } catch (Exception) { throw; } });")]
    public void A_lambda_that_a_void_delegate_takes(string statement) =>
        AsyncRun.Finds("ADPT201", Lambda, AsyncRun.Handler($"[Get(\"/\")] public async Task Get() {{ {statement} await Task.Yield(); }}"));

    [Theory]
    [InlineData("await store.EachAsync(async i => await store.SaveAsync());")]
    [InlineData("Func<Task> act = async () => await store.SaveAsync(); await act();")]
    [InlineData("store.Each(i => { });")]
    [InlineData("store.Changed += async (sender, args) => await store.SaveAsync();")]
    [InlineData("EventHandler handler = async (sender, args) => await store.SaveAsync(); store.Changed += handler;")]
    [InlineData("store.Each(async void (i) => await store.SaveAsync());")]
    [InlineData("store.Each(async i => { try { await store.SaveAsync(); } catch (Exception e) { Console.Error.WriteLine(e); } });")]
    [InlineData("store.Each(async i => { try { await store.SaveAsync(); } catch { } finally { } });")]
    [InlineData("store.Each(async i => { Console.Error.WriteLine(i); try { await store.SaveAsync(); } catch (Exception) { } });")]
    [InlineData("store.Each(async i => { store.Each(i => { }); if (i > 1) { try { await store.SaveAsync(); } catch { } } });")]
    [InlineData("async Task Local() => await store.SaveAsync(); await Local();")]
    public void A_lambda_whose_end_somebody_sees_or_that_an_event_takes(string statement) =>
        AsyncRun.FindsNothing(AsyncRun.Handler($"[Get(\"/\")] public async Task Get() {{ {statement} await Task.Yield(); }}"));

    [Theory]
    [InlineData("async void [|Local|]() => await store.SaveAsync(); Local();", "Local")]
    [InlineData("async void [|Local|](int i) { await store.SaveAsync(); } store.Each(Local);", "Local")]
    [InlineData(
        "async void [|Local|](int i) { try { await store.SaveAsync(); } catch (Exception e) { throw; } } store.Each(Local);", "Local")]
    [InlineData(
        "Exception? c; async void [|Local|](int i) { try { await store.SaveAsync(); } catch (Exception e) { c = e; throw; } } Local(1);",
        "Local")]
    public void A_local_function(string statement, string name) => AsyncRun.Finds(
        "ADPT201", $"'{name}' is async void, so nobody can wait for its end or catch its exception: let it return a Task",
        AsyncRun.Handler($"[Get(\"/\")] public async Task Get() {{ {statement} await Task.Yield(); }}"));

    [Fact]
    public void A_callback_that_keeps_every_exception_is_none() => AsyncRun.FindsNothing(AsyncRun.Handler(
        """
        [Get("/")] public async Task Get() { Exception? caught = null; store.Each(Each); await Task.Yield();
        async void Each(int i) { try { await store.SaveAsync(); } catch (Exception e) { caught = e; throw; } finally { Console.Error.WriteLine(i); } } }
        """));

    [Fact]
    public void A_local_function_that_an_event_takes_is_none() => AsyncRun.FindsNothing(AsyncRun.Handler(
        """
        [Get("/")] public async Task Get() { async void Saved(object? sender, EventArgs args) => await store.SaveAsync(); store.Changed += Saved; await Task.Yield(); }
        """));

    [Fact]
    public void A_method_where_all_asynchronous_code_is_in_scope() => AsyncRun.Finds(
        "ADPT201", "'Save' is async void, so nobody can wait for its end or catch its exception: let it return a Task",
        AsyncRun.Plain("public async void [|Save|]() => await store.SaveAsync();"), allAsync: true);

    [Theory]
    [InlineData("public async void OnChanged(object? sender, EventArgs args) => await store.SaveAsync();")]
    [InlineData("public async void Save() { try { await store.SaveAsync(); } catch (Exception e) { Console.Error.WriteLine(e); } }")]
    [InlineData(
        "private int _state; public async void Save() { _state = 1; try { await store.SaveAsync(); } catch (Exception) { _state = 2; } }")]
    [InlineData("public async Task Save() => await store.SaveAsync();")]
    [InlineData(
        "public sealed class Job(Store store) : IJob { public async void Run() => await store.SaveAsync(); } public interface IJob { "
        + "void Run(); }")]
    [InlineData(
        "public sealed class Job(Store store) : Base { public override async void Run() => await store.SaveAsync(); } public class Base "
        + "{ public virtual void Run() { } }")]
    public void A_method_that_has_to_be_or_that_catches_everything(string member) =>
        AsyncRun.FindsNothing(AsyncRun.Plain(member), allAsync: true);

    [Fact]
    public void Code_that_is_not_in_scope_is_passed_over() =>
        AsyncRun.FindsNothing(
            AsyncRun.Plain("public async void Save() { await store.SaveAsync(); store.Each(async i => await store.SaveAsync()); }"));

    [Theory]
    [InlineData("private async void Start() { await WorkAsync(); }")]
    [InlineData("private async void Start() => await this.WorkAsync().ConfigureAwait(false);")]
    [InlineData("private async void Start(int i) { await WorkAsync(i); await WorkAsync(); }")]
    public void A_method_that_only_starts_what_catches_everything_is_none(string start) => AsyncRun.FindsNothing(
        AsyncRun.Plain(start + "private async Task WorkAsync(int i = 1) { try { await store.SaveAsync(); } catch (Exception) { } }"), true);

    [Theory]
    [InlineData("private async void [|Start|]() { await store.SaveAsync(); }")]
    [InlineData("private async void [|Start|]() { await WorkAsync(); await FailAsync(); }")]
    [InlineData("private async void [|Start|]() { store.Each(i => { }); await WorkAsync(); }")]
    [InlineData("private async void [|Start|]() { await WorkAsync(int.Parse(\"x\")); }")]
    [InlineData("private async void [|Start|]() { await EitherAsync(1); }")]
    public void A_method_that_starts_what_may_fail(string start) => AsyncRun.Finds(
        "ADPT201", "'Start' is async void, so nobody can wait for its end or catch its exception: let it return a Task",
        AsyncRun.Plain(
            start + "private async Task WorkAsync(int i = 1) { try { await store.SaveAsync(); } catch (Exception) { } } "
            + "private async Task FailAsync() => await store.SaveAsync(); "
            + "private async Task EitherAsync(int i) { try { await store.SaveAsync(); } catch { } } "
            + "private Task EitherAsync(string s) => store.SaveAsync();"), true);
}
