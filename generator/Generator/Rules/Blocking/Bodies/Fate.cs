namespace Adapters.Generator.Rules.Blocking.Bodies;

/// <summary>What becomes of a delegate, from the least to the most dangerous.</summary>
internal enum Fate
{
    /// <summary>It runs on another thread, or never.</summary>
    Elsewhere,

    /// <summary>It is kept: who runs it, and where, is not seen.</summary>
    Unknown,

    /// <summary>It runs here.</summary>
    Here,
}
