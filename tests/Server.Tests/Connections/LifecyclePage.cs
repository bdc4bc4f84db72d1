using System.Text;
using Adapters.Server.Connections.Lifecycles;

namespace Adapters.Server.Tests.Connections;

/// <summary>Renders runtime/docs/lifecycles.md from the tables of transitions.</summary>
internal static class LifecyclePage
{
    private const string Head = """
        # Life cycles

        <!-- Made from Server/Connections/Lifecycles: ADAPTERS_WRITE_LIFECYCLE_PAGE=1 dotnet run --project tests/Server.Tests -->

        A connection carries requests; an exchange is one request and its response; a WebSocket is what an accepted handshake makes
        of its connection. Each has one table of transitions, which the
        code follows: a pair that the table does not have throws an exception, in every build. Four verbs end something:

        - **Reject**: the server answers with an error in place of the application.
        - **Abort**: the connection is gone, and the application is notified.
        - **Complete**: the application has finished, with or without an error.
        - **Recycle**: everything is cleared, and the object goes back to its pool.

        Calls of an application (`receive`, `send`) record what happened. `send` may also write to the socket, but it never ends the
        connection. The connection acts on what was recorded when the call has returned to the loop, so an application is never called back
        from its own call, and nothing is freed under it.

        """;

    public static string Render()
    {
        var page = new StringBuilder(Head);
        Append(page, "The connection", ConnectionLifecycle.Table);
        Append(page, "The exchange", ExchangeLifecycle.Table);
        Append(page, "The WebSocket", WebSocketLifecycle.Table);
        return page.ToString();
    }

    private static void Append<TState, TEvent>(StringBuilder page, string title, TransitionTable<TState, TEvent> table)
        where TState : unmanaged, Enum
        where TEvent : unmanaged, Enum
    {
        page.Append("\n## ").Append(title).Append("\n\n```mermaid\nstateDiagram-v2\n    [*] --> ").Append(table.Rows[0].From).Append('\n');
        foreach (var row in table.Rows)
            page.Append($"    {row.From} --> {row.To}: {row.On}\n");
        page.Append("```\n\n| state | event | then | what is done |\n|---|---|---|---|\n");
        foreach (var row in table.Rows)
            page.Append($"| {row.From} | {row.On} | {row.To} | {row.Action} |\n");
    }
}
