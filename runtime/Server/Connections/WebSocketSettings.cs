using Adapters.Protocols.WebSockets;
using Adapters.Server.Native;
using Adapters.Server.Scheduling;

namespace Adapters.Server.Connections;

/// <summary>The settings of WebSockets, times in milliseconds of a loop's clock; never where there is no limit.</summary>
internal sealed class WebSocketSettings(ServerOptions options)
{
    public WebSocketLimits Limits { get; } = new() { Message = options.WsMaxSize, Fragments = options.WsMaxFragments };

    /// <summary>The number of messages that may wait for the application.</summary>
    public int ReceiveQueue { get; } = options.WsMaxQueue;

    public WebSocketFull ReceiveFull { get; } = options.WsReceiveFull;

    /// <summary>The number of bytes that may wait for the client.</summary>
    public int SendQueue { get; } = options.WsSendQueue;

    /// <summary>True if permessage-deflate is accepted: it is on, and the system has what it needs.</summary>
    public bool Deflates { get; } = options.WsPerMessageDeflate && Zlib.IsAvailable;

    public WebSocketFull SendFull { get; } = options.WsSendFull;

    /// <summary>Without anything from the client, before it is asked for a pong.</summary>
    public long PingInterval { get; } = OrNever(options.WsPingInterval);

    /// <summary>From a ping to anything from the client.</summary>
    public long PingTimeout { get; } = OrNever(options.WsPingTimeout);

    /// <summary>Without a message in either direction.</summary>
    public long Idle { get; } = OrNever(options.WsTimeoutIdle);

    /// <summary>From our close frame to the peer's.</summary>
    public long Close { get; } = (long)options.WsTimeoutClose.TotalMilliseconds;

    private static long OrNever(TimeSpan limit) => limit > TimeSpan.Zero ? (long)limit.TotalMilliseconds : LoopTimer.Never;
}
