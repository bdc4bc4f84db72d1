namespace Adapters.Protocols;

/// <summary>The reason for which a protocol rejects the peer's bytes.</summary>
/// <param name="Status">The HTTP status for the peer: 400 to 505.</param>
/// <param name="Reason">The error, for the log: a sentence without the peer's bytes.</param>
public readonly record struct ProtocolError(int Status, string Reason);
