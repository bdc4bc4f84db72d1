using Adapters;
using Microsoft.Extensions.DependencyInjection;

namespace Generator.Tests.App;

/// <summary>Handlers and filters that serve all requests are disposed of at the end of the lifespan, once.</summary>
public sealed class DisposalTests
{
    private static readonly Lazy<GeneratedApp> App = new(() => GeneratorRun.Of("""
        [AdaptersApp] public static partial class App;
        public sealed class Journal { public List<string> Lines { get; } = []; public bool Fails { get; set; } public bool Starts { get; set; } = true; }
        public sealed class CountedAttribute : FilterAttribute, IDisposable
        {
            private static int _made;
            private readonly int _number = ++_made;
            private Journal? _journal;
            public Response? Before([FromServices] Journal journal) { _journal = journal; journal.Lines.Add(_journal is null ? "" : "filter"); return null; }
            public void Dispose() => _journal?.Lines.Add("filter ends");
        }
        [Handler("/a")] public sealed class First(Journal journal) : IDisposable
        {
            private bool _isEnded;
            [Get] public string Get() { journal.Lines.Add($"get {_isEnded}"); return "first"; }
            [Get("/filtered"), Counted] public async Task<string> Filtered() { await Task.Yield(); return "first"; }
            public void Dispose() { _isEnded = true; journal.Lines.Add("first"); if (journal.Fails) throw new InvalidOperationException("first fails"); }
        }
        [Handler("/b")] public sealed class Second(Journal journal) : IAsyncDisposable, IDisposable
        {
            [Get] public string Get() => "second";
            [Startup] public void Start() { if (!journal.Starts) throw new InvalidOperationException("no start"); }
            [Shutdown] public void Stop() => journal.Lines.Add("stop");
            public void Dispose() => journal.Lines.Add("never");
            public async ValueTask DisposeAsync() { await Task.Yield(); journal.Lines.Add("second"); }
        }
        [Handler("/c", Lifetime = HandlerLifetime.Scoped)] public sealed class Third(Journal journal) : IDisposable
        {
            [Get] public string Get() => "third";
            public void Dispose() => journal.Lines.Add("third");
        }
        [Handler("/d")] public static class Fourth { [Get, Counted] public static string Get() => "fourth"; }
        """).Load());

    [Fact]
    public void They_end_after_the_shutdown_methods_the_last_one_first()
    {
        var (app, journal) = Make();
        Run(app, () => Assert.Equal("first", app.Get("/a").Body));
        Assert.Equal("get False, stop, second, first", Lines(journal));
    }

    [Fact]
    public void The_next_lifespan_has_others()
    {
        var (app, journal) = Make();
        Run(app, () => app.Get("/a"));
        Run(app, () => app.Get("/a"));
        Assert.Equal("get False, stop, second, first, get False, stop, second, first", Lines(journal));
    }

    [Fact]
    public void Lifespans_at_a_time_share_them_until_the_last_one_ends()
    {
        var (app, journal) = Make();
        Run(app, () => Run(app, () => app.Get("/a")));
        Assert.Equal("get False, stop, stop, second, first", Lines(journal));
    }

    [Fact]
    public void Another_provider_has_its_own()
    {
        var (first, one) = Make();
        var (second, two) = Make();
        Run(first, () => Run(second, () => second.Get("/a")));
        Assert.Equal(("stop, second, first", "get False, stop, second, first"), (Lines(one), Lines(two)));
        Run(second, () => second.Get("/a"));
        Assert.Equal("get False, stop, second, first, get False, stop, second, first", Lines(two));
    }

    [Theory]
    [InlineData("/a/filtered")]
    [InlineData("/d")]
    public void A_filter_ends_too(string target)
    {
        var (app, journal) = Make();
        Run(app, () => app.Get(target));
        Assert.Equal("filter, stop", Lines(journal)[..12]);
        Assert.Contains("filter ends", Lines(journal), StringComparison.Ordinal);
    }

    [Fact]
    public void They_end_after_a_startup_that_fails()
    {
        var (app, journal) = Make();
        Set(journal, "Starts", false);
        var failed = Assert.IsType<LifespanStartupFailed>(Assert.Single(app.Run(Scope(), new LifespanStartup())));
        Assert.Contains("no start", failed.Message, StringComparison.Ordinal);
        Assert.Equal("second, first", Lines(journal));
    }

    [Fact]
    public void An_exception_is_reported_and_ends_nothing_else()
    {
        var (app, journal) = Make();
        Set(journal, "Fails", true);
        var sent = app.Run(Scope(), new LifespanStartup(), new LifespanShutdown());
        Assert.Contains("first fails", Assert.IsType<LifespanShutdownFailed>(sent[1]).Message, StringComparison.Ordinal);
        Assert.Equal("stop, second, first", Lines(journal));
    }

    private static (GeneratedApp App, object Journal) Make()
    {
        var type = App.Value.Type.Assembly.GetType("Journal")!;
        var journal = Activator.CreateInstance(type)!;
        return (App.Value.With(new ServiceCollection().AddSingleton(type, journal).BuildServiceProvider()), journal);
    }

    private static string Lines(object journal) =>
        string.Join(", ", (List<string>)journal.GetType().GetProperty("Lines")!.GetValue(journal)!);

    private static void Set(object journal, string property, bool value) =>
        journal.GetType().GetProperty(property)!.SetValue(journal, value);

    private static LifespanScope Scope() => new() { Extensions = new Dictionary<string, object?> { ["websocket"] = null } };

    /// <summary>Runs a lifespan, with something in the middle.</summary>
    private static void Run(GeneratedApp app, Action serve)
    {
        var step = 0;
        app.Asgi(
            Scope(),
            () =>
            {
                if (step++ == 1)
                    serve();
                return new ValueTask<ReceiveEvent>(step == 1 ? new LifespanStartup() : new LifespanShutdown());
            },
            _ => default).AsTask().GetAwaiter().GetResult();
    }
}
