using System.Runtime.CompilerServices;
using Adapters.Server.Connections;
using Adapters.Server.Connections.Buffers;
using Adapters.Server.Connections.Http1;
using Adapters.Server.Gateways.Wsgi;
using Adapters.Server.Scheduling;

namespace Adapters.Simulation.Oracles;

/// <summary>What oracles look at inside of the server, after each turn and so without reflection.</summary>
internal static class Fields
{
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_connections")]
    public static extern ref Connection[] ConnectionsOf(ConnectionSet set);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_idle")]
    public static extern ref IdleStack<RequestExchange> IdleOf(ExchangePool pool);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_pool")]
    public static extern ref ExchangePool PoolOf(RequestExchange exchange);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_exchange")]
    public static extern ref RequestExchange? ExchangeOf(HttpConnection connection);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "Output")]
    public static extern ref OutputBuffer OutputOf(Connection connection);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "FindDeadline")]
    public static extern long DeadlineOf(Connection connection);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_block")]
    public static extern ref byte[]? BlockOf(ref InputBuffer buffer);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_block")]
    public static extern ref byte[]? BlockOf(ref OutputBuffer buffer);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_blocks")]
    public static extern ref ExchangeBlocks BlocksOf(RequestExchange exchange);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_head")]
    public static extern ref byte[]? HeadOf(ExchangeBlocks blocks);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_isHeadRented")]
    public static extern ref bool IsHeadRentedOf(ExchangeBlocks blocks);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_lent")]
    public static extern ref byte[]? LentOf(ExchangeBlocks blocks);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_heads")]
    public static extern ref LoopTimer?[] TimersOf(TimerWheel wheel);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_idle")]
    public static extern ref IdleStack<WsgiLoopSide> IdleOf(WsgiGateway gateway);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_gateway")]
    public static extern ref WsgiGateway GatewayOf(WsgiLoopSide exchange);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_mailbox")]
    public static extern ref Mailbox MailboxOf(WsgiLoopSide exchange);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_filling")]
    public static extern ref byte[] FillingOf(Mailbox mailbox);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_taken")]
    public static extern ref byte[] TakenOf(Mailbox mailbox);
}
