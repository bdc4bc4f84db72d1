using System.Collections.Immutable;
using Adapters.Analyzers.Blocking.Model;

namespace Adapters.Analyzers.Blocking.CallGraph;

/// <summary>The steps from a call to a sink.</summary>
/// <param name="Steps">At least one; the last one is the sink.</param>
/// <param name="Confidence">How sure it is that the path blocks: as sure as its least sure step.</param>
internal sealed record CallPath(ImmutableArray<PathStep> Steps, Confidence Confidence)
{
    private const string SemaphoreWait = "SemaphoreSlim.Wait";

    public CallEdge Last => Steps[Steps.Length - 1].Edge;

    public Sink Sink => Last.Sink!;

    /// <summary>
    /// The advice, as the end of a sentence. Nobody can await in a lock, whatever could be awaited in place of the call in it; what takes a
    /// semaphore may await it. What has an asynchronous form of its own is replaced by that, whatever is behind it.
    /// </summary>
    public string Advice
    {
        get
        {
            if (Steps[0].Edge.Sink is { } own)
                return own.Advice;
            var locks = Steps.Where(s => s.Edge.IsLock).Select(s => s.Edge.Name).ToList();
            if (locks.Count == 0)
                return Sink.Advice;
            return locks.TrueForAll(l => l == SemaphoreWait)
                ? $"; move '{Last.Name}' out of the lock, or await 'WaitAsync' instead of 'Wait'"
                : $"; move '{Last.Name}' out of the lock, or await a SemaphoreSlim in its place";
        }
    }

    /// <summary>The number of calls on the path, including those inside another assembly; to take a lock is none.</summary>
    public int Length => Steps.Count(s => !s.Edge.IsLock) + (Sink.Path is { } beyond ? beyond.Split('→').Length : 0);

    /// <summary>The calls on the path, including those inside another assembly.</summary>
    public IEnumerable<string> Names
    {
        get
        {
            var names = Steps.Select(s => s.Edge.Name);
            return Sink.Path is { } beyond ? names.Append(beyond) : names;
        }
    }
}
