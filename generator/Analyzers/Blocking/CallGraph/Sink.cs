using Adapters.Analyzers.Blocking.Model;

namespace Adapters.Analyzers.Blocking.CallGraph;

/// <summary>Why a call blocks by itself.</summary>
/// <param name="Group">What it waits for.</param>
/// <param name="Advice">What to do instead, as the end of a sentence; otherwise empty.</param>
/// <param name="Path">The calls inside another assembly, if they are known from that assembly's summary.</param>
internal sealed record Sink(BlockingGroup Group, string Advice = "", string? Path = null)
{
    /// <summary>
    /// Indicates whether an asynchronous form beside the member is all that says so: of members of many kinds, less than half blocked.
    /// </summary>
    public bool IsAssumed { get; init; }

    /// <summary>The highest confidence with which the sink can be reported: a computation only may be long, and what is not read
    /// may do anything.</summary>
    public Confidence Confidence => Group is BlockingGroup.Computation or BlockingGroup.Unread ? Confidence.Low
        : IsAssumed ? Confidence.Possible
        : Confidence.Definite;
}
