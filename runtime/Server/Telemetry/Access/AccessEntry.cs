namespace Adapters.Server.Telemetry.Access;

/// <summary>An answered request, for the access log. The bytes belong to the peer and are not kept.</summary>
internal readonly ref struct AccessEntry
{
    public required long ConnectionId { get; init; }

    public required Address? Client { get; init; }

    public required ReadOnlySpan<byte> Method { get; init; }

    public required ReadOnlySpan<byte> RawPath { get; init; }

    public required ReadOnlySpan<byte> QueryString { get; init; }

    /// <summary>Indicates whether the target has a question mark.</summary>
    public required bool HasQuery { get; init; }

    /// <summary>1.0, 1.1 or 2.</summary>
    public required string HttpVersion { get; init; }

    public required int Status { get; init; }

    /// <summary>Size of the response body in bytes.</summary>
    public required long Bytes { get; init; }

    public required long Microseconds { get; init; }

    public required string? Route { get; init; }
}
