namespace Adapters;

/// <summary>The content types that bodies have unless an application says otherwise, as header fields.</summary>
internal static class ContentTypes
{
    public static readonly Header PlainText = Of("text/plain; charset=utf-8"u8);
    public static readonly Header Html = Of("text/html; charset=utf-8"u8);
    public static readonly Header Octets = Of("application/octet-stream"u8);
    public static readonly Header Json = Of("application/json"u8);
    public static readonly Header ProblemJson = Of("application/problem+json"u8);
    public static readonly Header JsonLines = Of("application/x-ndjson"u8);
    public static readonly Header Events = Of("text/event-stream"u8);

    private static Header Of(ReadOnlySpan<byte> type) => new("content-type"u8, type);
}
