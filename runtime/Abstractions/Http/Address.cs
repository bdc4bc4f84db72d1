namespace Adapters;

/// <summary>One end of a connection: a host and a port, or the path of a unix socket and no port.</summary>
/// <param name="Host">An IP address without brackets, or the path of a unix socket (empty for an unnamed one).</param>
/// <param name="Port">The TCP port, or null for a unix socket.</param>
public readonly record struct Address(string Host, int? Port);
