namespace Adapters.Protocols.WebSockets;

/// <summary>Close codes (RFC 6455, section 7.4; the IANA registry has 1012 to 1014).</summary>
internal static class WebSocketCloseCode
{
    public const int Normal = 1000;
    public const int GoingAway = 1001;
    public const int ProtocolError = 1002;

    /// <summary>The peer's close frame has no code. Never sent.</summary>
    public const int NoStatus = 1005;

    /// <summary>The connection ended without a close frame. Never sent.</summary>
    public const int Abnormal = 1006;

    /// <summary>A message whose content is not of its type: text that is not UTF-8, or deflated data that is malformed.</summary>
    public const int InvalidData = 1007;

    public const int PolicyViolation = 1008;
    public const int TooBig = 1009;

    /// <summary>Only clients send it: the server did not accept an extension that they need.</summary>
    public const int MissingExtension = 1010;

    public const int InternalError = 1011;
    public const int ServiceRestart = 1012;
    public const int TryAgainLater = 1013;

    /// <summary>Indicates whether a close frame may have this code: one that is assigned and not reserved for local use.</summary>
    public static bool MayArrive(int code) =>
        code is (>= 1000 and <= 1003) or (>= 1007 and <= 1014) or (>= 3000 and <= 4999);

    /// <summary>Indicates whether a server may send this code.</summary>
    public static bool MayBeSent(int code) => MayArrive(code) && code != MissingExtension;
}
