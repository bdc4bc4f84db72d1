using System.Globalization;
using System.Text;
using Adapters.Server.Connections.Lifecycles;

namespace Adapters.Simulation.Oracles;

/// <summary>Which rows of the life cycles were seen. Every other pair of a state and an event throws where it happens.</summary>
internal static class CoverageReport
{
    public static string Write(Coverage coverage)
    {
        var text = new StringBuilder();
        Write(text, coverage, ConnectionLifecycle.Table);
        Write(text, coverage, ExchangeLifecycle.Table);
        Write(text, coverage, WebSocketLifecycle.Table);
        return text.ToString();
    }

    /// <summary>Rows that were seen, of all there are.</summary>
    public static (int Seen, int All) Count(Coverage coverage)
    {
        var connection = Missing(coverage, ConnectionLifecycle.Table);
        var exchange = Missing(coverage, ExchangeLifecycle.Table);
        var socket = Missing(coverage, WebSocketLifecycle.Table);
        var all = ConnectionLifecycle.Table.Rows.Count + ExchangeLifecycle.Table.Rows.Count + WebSocketLifecycle.Table.Rows.Count;
        return (all - connection.Count - exchange.Count - socket.Count, all);
    }

    private static void Write<TState, TEvent>(StringBuilder text, Coverage coverage, TransitionTable<TState, TEvent> table)
        where TState : unmanaged, Enum
        where TEvent : unmanaged, Enum
    {
        var missing = Missing(coverage, table);
        text.Append(
            CultureInfo.InvariantCulture,
            $"{table.Subject}: {table.Rows.Count - missing.Count} of {table.Rows.Count} transitions were seen\n");
        foreach (var row in missing)
            text.Append(CultureInfo.InvariantCulture, $"  never: {row.From} x {row.On} ({row.Action})\n");
    }

    private static List<Transition<TState, TEvent>> Missing<TState, TEvent>(Coverage coverage, TransitionTable<TState, TEvent> table)
        where TState : unmanaged, Enum
        where TEvent : unmanaged, Enum =>
        [.. table.Rows.Where(row => !coverage.Counts.ContainsKey((table.Subject,
            TransitionTable<TState, TEvent>.Place(row.From, row.On))))];
}
