using Adapters.Analyzers.Blocking.CallGraph;
using Adapters.Analyzers.Blocking.Model;

namespace Generator.Tests.Blocking.CallGraph;

/// <summary>What searches keep of a method.</summary>
public sealed class MethodNodeTests
{
    /// <summary>
    /// Two methods call each other, and each may find its path through the other one while both are searched. If the later answer won, the
    /// path would be a circle, and whoever follows it would never arrive.
    /// </summary>
    [Fact]
    public void The_step_found_first_stays()
    {
        var (end, node) = (new MethodNode([]), new MethodNode([]));
        var call = new CallEdge(default, "call", Confidence.Definite, null, [end]);
        node.SetNext(Confidence.Definite, new PathStep(call, end));
        node.SetNext(Confidence.Definite, new PathStep(call, new MethodNode([])));
        Assert.Same(end, node.Next(Confidence.Definite)!.Target);
        Assert.Null(node.Next(Confidence.Possible));
    }
}
