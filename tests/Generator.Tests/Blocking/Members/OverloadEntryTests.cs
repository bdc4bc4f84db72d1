using Adapters.Analyzers.Blocking;

namespace Generator.Tests.Blocking.Members;

/// <summary>A line of a list that means many members does not mean the ones that return a task: they are the way out.</summary>
public sealed class OverloadEntryTests
{
    private const string Source = """
        public class Ledger
        {
            public void Post() { }
            public Task Post(int amount) => Task.CompletedTask;
            public ValueTask<int> Post(string account) => default;
            public IAsyncEnumerable<int> Post(long from) => throw new NotSupportedException();
        }

        public class Own
        {
            [NonBlocking]
            public async Task Run(Ledger ledger)
            {
                ledger.Post();
                await ledger.Post(1);
                _ = await ledger.Post("x");
                await foreach (var entry in ledger.Post(1L))
                    _ = entry;
            }
        }
        """;

    [Theory]
    [InlineData("T:Ledger", "14")]
    [InlineData("M:Ledger.Po*", "14")]
    [InlineData("M:Ledger.Post(System.Int32)", "15")]
    [InlineData("M:Ledger.Post(System.String)", "16")]
    [InlineData("T:Ledger\nM:Ledger.Post(System.Int32)", "14 15")]
    [InlineData("M:Ledger.Po*\n!M:Ledger.Post", "")]
    [InlineData("M:Ledger.Post", "14 15 16 17")]
    public void A_member_that_returns_a_task_blocks_if_a_line_names_it(string list, string lines)
    {
        var found = SuiteCompilation.Run(SuiteCompilation.Of(Source), [new BlockingAnalyzer()], null, new ListFile(list));
        Assert.Equal(lines, string.Join(' ', found.Select(d => d.Location.GetLineSpan().StartLinePosition.Line + 1)));
    }
}
