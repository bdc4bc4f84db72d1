namespace Adapters.Analyzers.Blocking.Delegates;

/// <summary>How a delegate is used, from the least to the most dangerous.</summary>
internal enum DelegateFlow
{
    /// <summary>It runs on another thread, or never.</summary>
    Offloaded,

    /// <summary>It is kept: who runs it, and where, is not seen.</summary>
    Escapes,

    /// <summary>It runs here.</summary>
    Invoked,
}
