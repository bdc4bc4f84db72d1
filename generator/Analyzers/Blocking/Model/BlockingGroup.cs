namespace Adapters.Analyzers.Blocking.Model;

/// <summary>The kind of thing that a blocking member waits for. The number is the last digit of the rule's id, if
/// it has one for each confidence.</summary>
internal enum BlockingGroup
{
    /// <summary>Code that is too large to be read, so that nothing is known of it.</summary>
    Unread = 0,

    Waits = 1,
    Threads = 2,
    Files = 3,
    Network = 4,
    Data = 5,
    Host = 6,
    Computation = 7,

    /// <summary>The synchronous interface of this library, called by asynchronous code.</summary>
    Own = 8,

    Other = 9,
}
