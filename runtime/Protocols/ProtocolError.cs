namespace Adapters.Protocols;

/// <summary>Why a protocol refuses what a peer sent.</summary>
/// <param name="Status">The HTTP status that tells the peer: 400 to 505.</param>
/// <param name="Reason">What was wrong, for the log: a sentence without the peer's bytes.</param>
public readonly record struct ProtocolError(int Status, string Reason);
