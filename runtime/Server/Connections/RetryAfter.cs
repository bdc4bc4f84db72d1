namespace Adapters.Server.Connections;

/// <summary>
/// The seconds after which a client may try again, as a 503 states them: long enough for a round of requests to end, and short enough
/// that a person does not notice.
/// </summary>
internal static class RetryAfter
{
    public const string Seconds = "1";

    public static ReadOnlySpan<byte> Utf8 => "1"u8;
}
