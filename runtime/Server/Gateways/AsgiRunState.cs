namespace Adapters.Server.Gateways;

/// <summary>The progress of the application itself.</summary>
internal enum AsgiRunState : byte
{
    Idle,
    Running,

    /// <summary>It has completed, and a send that it did not await is still in progress.</summary>
    Held,
    Ended,
}
