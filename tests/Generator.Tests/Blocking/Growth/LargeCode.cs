using System.Collections.Concurrent;
using System.Collections.Immutable;
using Adapters.Analyzers.Blocking;
using Adapters.Analyzers.Blocking.CallGraph;
using Adapters.Analyzers.Blocking.Members;
using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;

namespace Generator.Tests.Blocking.Growth;

/// <summary>A method of any size, and how many visits the blocking rules need for it.</summary>
internal static class LargeCode
{
    /// <summary>The compiler itself goes down deep code by recursion.</summary>
    private const int LargeStack = 1 << 30;

    private static readonly Dictionary<string, string> AllAsync = new() { [BlockingOptions.Scope] = "all_async" };

    public static string Repeat(int count, Func<int, string> part) => string.Join('\n', Enumerable.Range(0, count).Select(part));

    /// <summary>A method with the body, in a type with helpers.</summary>
    public static string Method(string body) => $$"""
        public class Large
        {
            private Large Self => this;
            private Task<int> Load(int id) => Task.FromResult(id);
            private static void Log(string text) { }
            public async Task Run(List<Task> tasks, Task first, string text, int number, Stream stream, bool flag)
            {
                await Task.Yield();
                {{body}}
            }
        }
        """;

    /// <summary>The visits of the method, without a limit.</summary>
    public static long Visits(string source)
    {
        var budgets = new ConcurrentBag<VisitBudget>();
        var edges = Read(source, () =>
        {
            var budget = new VisitBudget(int.MaxValue);
            budgets.Add(budget);
            return budget;
        });
        Assert.DoesNotContain(edges, e => e.Sink?.Group == BlockingGroup.Unread);
        return budgets.Sum(b => (long)b.Visits);
    }

    /// <summary>The edges of the method.</summary>
    public static ImmutableArray<CallEdge> Read(string source, Func<VisitBudget>? budgets = null)
    {
        var compilation = SuiteCompilation.Of(source);
        var options = new BlockingOptions(SuiteCompilation.Options(AllAsync).AnalyzerConfigOptionsProvider);
        var analysis = new BlockingAnalysis(compilation, options, new MemberList<bool>(), null, budgets);
        var method = compilation.GetTypeByMetadataName("Large")!.GetMembers("Run").OfType<IMethodSymbol>().Single();
        var edges = ImmutableArray<CallEdge>.Empty;
        Run(() => edges = analysis.Graph.EdgesOf(method, analysis.Bodies.Of(method, default), default));
        return edges;
    }

    private static void Run(Action action)
    {
        Exception? thrown = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    action();
                }
                catch (Exception e)
                {
                    thrown = e;
                }
            },
            LargeStack);
        thread.Start();
        thread.Join();
        Assert.Null(thrown);
    }
}
