using System.Collections.Immutable;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking;

/// <summary>
/// The rules on blocking calls, one for each group and certainty: ADPT10x are certain, ADPT11x possible, as where it depends on
/// what a virtual call reaches, ADPT12x have severity Info. The last digit is the group, so that the severity of each group can
/// be set by itself. A long computation is never more than Info. Code that is too large to be read has one rule.
/// </summary>
internal static class BlockingRules
{
    public static readonly DiagnosticDescriptor LineWithoutEffect = Rule.Warning(
        "ADPT130", Rule.Blocking, "Line without effect in Adapters.Blocking.txt", "'{0}' {1}",
        "A line is a documentation id (M:, P:, T: or N:) of what blocks, or ! and one of what does not.");

    private const string Message = "'{0}' {1}{2}{3}";

    public static readonly DiagnosticDescriptor TooLarge = Rule.Information(
        "ADPT131", Rule.Blocking, "Code too large to be checked", Message,
        "The rules spend a bounded amount of work on a body. Beyond that, they report nothing else in it.");

    public static readonly DiagnosticDescriptor Quiet = Rule.AtTheEnd(
        "ADPT133", Rule.Blocking, "Blocking calls that are not warnings",
        "{0} severity Info, because AdaptersBlockingLevel is not set{1}. 'waits' makes those that wait for tasks warnings, 'standard' "
        + "all of them; 'adapters blocking' lists them.",
        "On the first day, this line is the only warning. A level that is set in the project ends it.");

    private static readonly (BlockingGroup Group, string Title)[] Titles =
    [
        (BlockingGroup.Waits, "Waits on a task"),
        (BlockingGroup.Threads, "Blocks on a thread or a lock"),
        (BlockingGroup.Files, "Blocks on a file or a stream"),
        (BlockingGroup.Network, "Blocks on the network"),
        (BlockingGroup.Data, "Blocks on a database"),
        (BlockingGroup.Host, "Blocks on a process, the console or the host"),
        (BlockingGroup.Computation, "Computes for long"),
        (BlockingGroup.Own, "Uses the synchronous interface"),
        (BlockingGroup.Other, "Calls a blocking member"),
    ];

    private static readonly Dictionary<(Confidence, BlockingGroup), DiagnosticDescriptor> Rules = (
        from certainty in new[] { Confidence.Definite, Confidence.Possible, Confidence.Low }
        from row in Titles
        where row.Group != BlockingGroup.Computation || certainty == Confidence.Low
        select (Key: (certainty, row.Group), Rule: Create(certainty, row.Group, row.Title)))
        .ToDictionary(r => r.Key, r => r.Rule);

    public static readonly DiagnosticDescriptor[] All =
        [.. Rules.Values.OrderBy(r => r.Id, StringComparer.Ordinal), LineWithoutEffect, TooLarge, Quiet];

    /// <summary>The ids of waits on tasks, at every certainty.</summary>
    public static readonly ImmutableHashSet<string> OfWaits =
        [.. Rules.Where(r => r.Key.Item2 == BlockingGroup.Waits).Select(r => r.Value.Id)];

    public static DiagnosticDescriptor For(Confidence certainty, BlockingGroup group) => group switch
    {
        BlockingGroup.Unread => TooLarge,
        BlockingGroup.Computation => Rules[(Confidence.Low, group)],
        _ => Rules[(certainty, group)],
    };

    private static DiagnosticDescriptor Create(Confidence certainty, BlockingGroup group, string title)
    {
        const string Description = "While an asynchronous handler blocks, no other connection of its event loop is served.";
        var id = $"ADPT1{(int)certainty}{(int)group}";
        var page = group == BlockingGroup.Computation ? id : $"ADPT10{(int)group}";
        var (name, severity) = certainty switch
        {
            Confidence.Definite => (title, DiagnosticSeverity.Warning),
            Confidence.Possible => (May(title), DiagnosticSeverity.Info),
            _ => ($"{title}, at severity Info", DiagnosticSeverity.Info),
        };
        return Rule.OfGroup(id, page, name, Message, Description, severity);
    }

    /// <summary>"Blocks on a database" is "May block on a database" where it is not certain.</summary>
    private static string May(string title)
    {
        var end = title.IndexOf(' ');
        return $"May {char.ToLowerInvariant(title[0])}{title.Substring(1, end - 2)}{title.Substring(end)}";
    }
}
