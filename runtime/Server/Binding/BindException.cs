namespace Adapters.Server.Binding;

/// <summary>An address cannot be listened on; the message says which, why, and what to do.</summary>
internal sealed class BindException(string message, bool isInUse = false) : IOException(message)
{
    /// <summary>Somebody listens there already.</summary>
    public bool IsInUse { get; } = isInUse;
}
