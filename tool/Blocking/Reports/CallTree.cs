using Adapters.Tool.Blocking.Findings;

namespace Adapters.Tool.Blocking.Reports;

/// <summary>
/// The ways to a place that blocks, as a tree from that place backwards: callers that go the same way from somewhere on share its nodes.
/// </summary>
/// <param name="Name">What is called; at the end of a branch, the member that contains a finding.</param>
/// <param name="Place">Where it is called, if that is one place.</param>
internal sealed record CallTree(string Name, string Place, List<CallTree> Callers)
{
    /// <summary>More branches than a picture shows.</summary>
    private const int MostFindings = 40;

    public static CallTree Of(FindingGroup group, Report report)
    {
        var root = new CallTree(group.Name, report.PlaceOf(group.Root), []);
        foreach (var finding in group.Findings.Take(MostFindings))
            root.Add(finding, report);
        if (group.Findings.Count > MostFindings)
            root.Callers.Add(new CallTree($"and {group.Findings.Count - MostFindings} more", "", []));
        return root;
    }

    private void Add(Finding finding, Report report)
    {
        var node = this;
        foreach (var step in finding.Path.Items.Reverse().Skip(1))
            node = node.Caller(step.Name, step.HasPlace ? report.PlaceOf(step) : "");
        node.Callers.Add(new CallTree(finding.Member, $"{report.Relative(finding.File)}:{finding.Line}", []));
    }

    /// <summary>A helper has one node, whichever place it is called from: its name may have its type or not.</summary>
    private CallTree Caller(string name, string place)
    {
        var known = Callers.Find(c => c.Callers.Count > 0 && LastPart(c.Name) == LastPart(name));
        if (known is not null)
            return known;
        var caller = new CallTree(name, place, []);
        Callers.Add(caller);
        return caller;
    }

    private static string LastPart(string name) => name[(name.LastIndexOf('.') + 1)..];
}
