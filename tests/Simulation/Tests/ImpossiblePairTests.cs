using Adapters.Server.Connections.Lifecycles;

namespace Adapters.Simulation.Tests;

/// <summary>A pair of a state and an event that the table does not have cannot happen: bringing it about throws.</summary>
public sealed class ImpossiblePairTests
{
    [Fact]
    public void A_connection_throws_at_every_pair_that_its_table_does_not_have() => AssertThrows(ConnectionLifecycle.Table);

    [Fact]
    public void An_exchange_throws_at_every_pair_that_its_table_does_not_have() => AssertThrows(ExchangeLifecycle.Table);

    private static void AssertThrows<TState, TEvent>(TransitionTable<TState, TEvent> table)
        where TState : unmanaged, Enum
        where TEvent : unmanaged, Enum
    {
        foreach (var state in Enum.GetValues<TState>())
        {
            foreach (var happened in Enum.GetValues<TEvent>())
            {
                if (table.Rows.Any(row => row.From.Equals(state) && row.On.Equals(happened)))
                    continue;
                Assert.Throws<InvalidOperationException>(() => table.Next(state, happened));
            }
        }
    }
}
