using Adapters.Server.Connections.Lifecycles;
using Adapters.Server.Tests.Options;

namespace Adapters.Server.Tests.Connections;

public sealed class LifecycleTests
{
    [Fact]
    public void The_page_of_life_cycles_is_what_the_tables_say()
    {
        var path = Path.Combine(SettingsPageTests.Repository(), "runtime", "docs", "lifecycles.md");
        var page = LifecyclePage.Render();
        if (Environment.GetEnvironmentVariable("ADAPTERS_WRITE_LIFECYCLE_PAGE") == "1")
            File.WriteAllText(path, page);

        Assert.True(
            File.Exists(path) && File.ReadAllText(path) == page,
            "runtime/docs/lifecycles.md is stale: run ADAPTERS_WRITE_LIFECYCLE_PAGE=1 dotnet run --project tests/Server.Tests");
    }

    [Fact]
    public void What_a_table_does_not_have_throws_and_says_what()
    {
        var error = Assert.Throws<InvalidOperationException>(
            () => ExchangeLifecycle.Table.Next(ExchangeState.Running, ExchangeEvent.Recycle));
        Assert.Equal("The exchange cannot Recycle while it is Running: this is a fault of the server.", error.Message);
    }

    [Fact]
    public void Every_state_of_an_exchange_leads_back_to_the_pool() =>
        AssertReaches(ExchangeLifecycle.Table, ExchangeState.Idle);

    [Fact]
    public void Every_state_of_a_connection_leads_to_its_end() =>
        AssertReaches(ConnectionLifecycle.Table, ConnectionState.Closed);

    private static void AssertReaches<TState, TEvent>(TransitionTable<TState, TEvent> table, TState end)
        where TState : unmanaged, Enum
        where TEvent : unmanaged, Enum
    {
        HashSet<TState> reaching = [end];
        int before;
        do
        {
            before = reaching.Count;
            reaching.UnionWith(table.Rows.Where(row => reaching.Contains(row.To)).Select(row => row.From));
        }
        while (reaching.Count > before);
        Assert.Equal(Enum.GetValues<TState>().Order(), reaching.Order());
    }
}
