namespace Generator.Tests.Rules.Async.State;

/// <summary>ADPT208: state that handlers change on several loops at once.</summary>
public sealed class SharedStateTests
{
    private const string Members = """
        private static int s_count; private static string? s_last; private static (int Hits, int Misses) s_both; public static int Total { get; set; }
        private static readonly List<string> s_names = []; private static readonly Dictionary<string, int> s_hits = [];
        private static volatile string? s_published; [ThreadStatic] private static int s_ofThread;
        private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> s_concurrent = new();
        private static System.Collections.Immutable.ImmutableList<int> s_immutable = [];
        private static readonly AsyncLocal<int> s_ambient = new();
        private readonly SemaphoreSlim _gate = new(1); private readonly Lock _lock = new(); private readonly ReaderWriterLockSlim _rw = new();
        private int _count; private readonly HashSet<string> _seen = []; private readonly Counter _counter = new();
        public static int Checked { get => s_count; set => Interlocked.Exchange(ref s_count, value); }
        public sealed class Counter { public int Value; public int Next() => ++Value; }
        """;

    [Theory]
    [InlineData("[|s_count|]++;", "s_count")]
    [InlineData("[|s_count|] += 2;", "s_count")]
    [InlineData("[|s_last|] = name;", "s_last")]
    [InlineData("[|s_last|] ??= name;", "s_last")]
    [InlineData("[|s_both.Hits|]++;", "s_both")]
    [InlineData("[|Total|] = 1;", "Total")]
    [InlineData("[|Own.s_count|] = 1;", "s_count")]
    [InlineData("[|s_names|].Add(name);", "s_names")]
    [InlineData("[|s_names|].RemoveAll(n => n == name);", "s_names")]
    [InlineData("[|s_hits|][name] = 1;", "s_hits")]
    [InlineData("[|s_hits|][name]++;", "s_hits")]
    [InlineData("[|_count|]++;", "_count")]
    [InlineData("[|this._count|] = 1;", "_count")]
    [InlineData("[|_seen|].Add(name);", "_seen")]
    [InlineData("[|s_immutable|] = s_immutable.Add(1);", "s_immutable")]
    [InlineData("new List<int> { 1 }.ForEach(i => [|s_count|]++);", "s_count")]
    public void A_change_of_what_all_loops_see(string statement, string member) => AsyncRun.Finds(
        "ADPT208", $"'{member}' is shared by all loops and threads, and 'Get' changes it without a lock",
        AsyncRun.Handler($"{Members} [Get(\"/\")] public async Task Get(string name) {{ {statement} await Task.Yield(); }}"));

    [Theory]
    [InlineData("[|count|]++;", "count")]
    [InlineData("[|names|].Add(\"x\");", "names")]
    public void A_change_of_what_the_class_was_given(string statement, string member) => AsyncRun.Finds(
        "ADPT208", $"'{member}' is shared by all loops and threads, and 'Get' changes it without a lock",
        $$"""
        [Handler] public sealed class Own(int count, List<string> names)
        {
            [Get("/")] public string Get() { {{statement}} return $"{count}{names}"; }
        }
        """);

    [Fact]
    public void A_parameter_of_the_method_is_its_own() => AsyncRun.FindsNothing(AsyncRun.Handler(
        """
        [Get("/")] public string Get(int count) { count++; var names = new List<string>(); Fill(names); return $"{count}"; void Fill(List<string> all) => all.Add("x"); }
        """));

    [Fact]
    public void A_change_on_a_worker_thread() => AsyncRun.Finds(
        "ADPT208", "'s_count' is shared by all loops and threads, and 'Get' changes it without a lock",
        AsyncRun.Handler($"{Members} [Get(\"/\")] public string Get() {{ [|s_count|]++; return \"\"; }}"));

    [Theory]
    [InlineData("Interlocked.Increment(ref s_count);")]
    [InlineData("s_published = name;")]
    [InlineData("s_ofThread++;")]
    [InlineData("s_concurrent[name] = 1;")]
    [InlineData("s_concurrent.TryAdd(name, 1);")]
    [InlineData("System.Collections.Immutable.ImmutableInterlocked.Update(ref s_immutable, l => l.Add(1));")]
    [InlineData("s_ambient.Value = 1;")]
    [InlineData("lock (_lock) { s_count++; s_names.Add(name); }")]
    [InlineData("using (_lock.EnterScope()) { s_count++; }")]
    [InlineData("using var held = Held(); s_count++; IDisposable Held() => EnterLock(); IDisposable EnterLock() => Stream.Null;")]
    [InlineData("await _gate.WaitAsync(); try { s_count++; } finally { _gate.Release(); }")]
    [InlineData("_rw.EnterWriteLock(); try { _seen.Add(name); } finally { _rw.ExitWriteLock(); }")]
    [InlineData("var count = s_count; count++;")]
    [InlineData("var names = new List<string>(); names.Add(name);")]
    [InlineData("_ = s_names.Count + s_hits.Count;")]
    [InlineData("Checked = 1;")]
    [InlineData("var own = new Counter(); own.Value = 1;")]
    public void A_change_that_is_guarded_or_of_ones_own(string statement) => AsyncRun.FindsNothing(AsyncRun.Handler(
        $"{Members} [NonBlocking] public async Task Get(string name) {{ "
        + $"{statement.Replace("Held();", "EnterLock();", StringComparison.Ordinal)} await Task.Yield(); }}"));

    [Theory]
    [InlineData("private static int s_count; [Startup] public void Start() => s_count = 1;")]
    [InlineData("private static int s_count; static Own() => s_count = 1; [Get(\"/\")] public string Get() => $\"{s_count}\";")]
    [InlineData("private int _count; public Own() : this(null!, null!) => _count = 1; [Get(\"/\")] public string Get() => $\"{_count}\";")]
    [InlineData("private static int s_count; private void Helper() => s_count++; [Get(\"/\")] public string Get() => \"\";")]
    public void Code_that_no_request_runs_by_itself_is_passed_over(string members) => AsyncRun.FindsNothing(AsyncRun.Handler(members));

    [Fact]
    public void A_field_of_an_object_that_is_no_handler_is_its_own() => AsyncRun.FindsNothing(
        "public sealed class Middleware { private int _count; public async ValueTask Run(Scope scope, Receive receive, Send send) { "
        + "_count++; await receive(); } }");
}
