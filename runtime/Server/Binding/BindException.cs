namespace Adapters.Server.Binding;

/// <summary>The server cannot listen on an address. The message states which one, why, and what to do.</summary>
internal sealed class BindException(string message, bool isInUse = false) : IOException(message)
{
    /// <summary>True if another server listens there.</summary>
    public bool IsInUse { get; } = isInUse;
}
