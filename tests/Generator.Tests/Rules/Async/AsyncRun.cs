using System.Collections.Immutable;
using Adapters.Analyzers.Async;
using Adapters.Analyzers.Blocking.Model;
using Generator.Tests.Blocking;
using Microsoft.CodeAnalysis;

namespace Generator.Tests.Rules.Async;

/// <summary>Runs the rules on asynchronous code over source in which <c>[|</c> and <c>|]</c> mark what must be underlined.</summary>
internal static class AsyncRun
{
    private static readonly Dictionary<string, string> AllAsync = new() { [BlockingOptions.Scope] = "all_async" };

    /// <summary>Expects one finding of all the rules, at the mark, with a message.</summary>
    public static void Finds(string id, string message, string marked, bool allAsync = false)
    {
        var start = marked.IndexOf("[|", StringComparison.Ordinal);
        var end = marked.IndexOf("|]", StringComparison.Ordinal) - 2;
        var found = Run(marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal), allAsync);
        Assert.True(found.Length == 1, $"expected one finding, got: {string.Join("; ", found.Select(f => f.ToString()))}");
        Assert.Equal((id, message), (found[0].Id, found[0].GetMessage()));
        Assert.Equal((start, end), (found[0].Location.SourceSpan.Start, found[0].Location.SourceSpan.End));
        Assert.EndsWith($"generator/docs/{id}.md", found[0].Descriptor.HelpLinkUri, StringComparison.Ordinal);
    }

    public static void FindsNothing(string source, bool allAsync = false) => Assert.Empty(Run(source, allAsync));

    /// <summary>A handler class around members.</summary>
    public static string Handler(string members) =>
        $$"""[Handler] public sealed class Own(HttpClient client, Store store) { {{members}} } {{Store}}""";

    /// <summary>A class of no meaning around members.</summary>
    public static string Plain(string members) => $$"""public class Own(HttpClient client, Store store) { {{members}} } {{Store}}""";

    private const string Store = """
        public class Store
        {
            public event EventHandler? Changed;
            public Action? Callback;
            public virtual Task SaveAsync() { Changed?.Invoke(this, EventArgs.Empty); return Task.CompletedTask; }
            public async Task<int> CountAsync() { await SaveAsync(); return 1; }
            public async ValueTask FlushAsync() => await SaveAsync();
            public void Each(Action<int> action) => action(1);
            public Task EachAsync(Func<int, Task> action) => action(1);
        }
        """;

    private static ImmutableArray<Diagnostic> Run(string source, bool allAsync) => SuiteCompilation.Run(
        SuiteCompilation.Of(source), [.. AllRules.Analyzers.Where(a => a is AsyncAnalyzer)], allAsync ? AllAsync : null);
}
