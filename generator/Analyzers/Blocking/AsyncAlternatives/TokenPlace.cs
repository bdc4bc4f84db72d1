namespace Adapters.Analyzers.Blocking.AsyncAlternatives;

/// <summary>Where an asynchronous method needs a token that the call in its place does not have.</summary>
internal enum TokenPlace
{
    /// <summary>It needs none.</summary>
    None,

    /// <summary>Before the other arguments.</summary>
    First,

    /// <summary>Behind the other arguments.</summary>
    Last,
}
