namespace Adapters.Analyzers.Blocking.AsyncAlternatives;

/// <summary>The place of a token that an asynchronous method needs and the call in its place does not have.</summary>
internal enum TokenPlace
{
    /// <summary>It needs none.</summary>
    None,

    /// <summary>Before the other arguments.</summary>
    First,

    /// <summary>Behind the other arguments.</summary>
    Last,
}
