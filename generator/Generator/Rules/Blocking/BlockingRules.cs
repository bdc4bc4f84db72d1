using Adapters.Generator.Rules.Blocking.Model;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Rules.Blocking;

/// <summary>
/// The rules on blocking calls: ADPT10x are certain, ADPT11x depend on what a virtual call reaches, ADPT12x are for information. The last
/// digit is the group, so that the severity of each group is set by itself. A long computation is never more than information.
/// </summary>
internal static class BlockingRules
{
    private const string Message = "'{0}' {1}{2}{3}";
    private const string Description = "While an asynchronous handler blocks, no other connection of its event loop is served.";

    private static readonly DiagnosticDescriptor Waits = Rule.Warning(
        "ADPT101", Rule.Blocking, "Waits on a task", Message, Description);
    private static readonly DiagnosticDescriptor Threads = Rule.Warning(
        "ADPT102", Rule.Blocking, "Blocks on a thread or a lock", Message, Description);
    private static readonly DiagnosticDescriptor Files = Rule.Warning(
        "ADPT103", Rule.Blocking, "Blocks on a file or a stream", Message, Description);
    private static readonly DiagnosticDescriptor Network = Rule.Warning(
        "ADPT104", Rule.Blocking, "Blocks on the network", Message, Description);
    private static readonly DiagnosticDescriptor Data = Rule.Warning(
        "ADPT105", Rule.Blocking, "Blocks on a database", Message, Description);
    private static readonly DiagnosticDescriptor Host = Rule.Warning(
        "ADPT106", Rule.Blocking, "Blocks on a process, the console or the host", Message, Description);
    private static readonly DiagnosticDescriptor Own = Rule.Warning(
        "ADPT108", Rule.Blocking, "Uses the synchronous interface", Message, Description);
    private static readonly DiagnosticDescriptor Other = Rule.Warning(
        "ADPT109", Rule.Blocking, "Calls a blocking member", Message, Description);

    private static readonly DiagnosticDescriptor PossibleWaits = Rule.Information(
        "ADPT111", Rule.Blocking, "Waits on a task, depending on the implementation", Message, Description);
    private static readonly DiagnosticDescriptor PossibleThreads = Rule.Information(
        "ADPT112", Rule.Blocking, "Blocks on a thread or a lock, depending on the implementation", Message, Description);
    private static readonly DiagnosticDescriptor PossibleFiles = Rule.Information(
        "ADPT113", Rule.Blocking, "Blocks on a file or a stream, depending on the implementation", Message, Description);
    private static readonly DiagnosticDescriptor PossibleNetwork = Rule.Information(
        "ADPT114", Rule.Blocking, "Blocks on the network, depending on the implementation", Message, Description);
    private static readonly DiagnosticDescriptor PossibleData = Rule.Information(
        "ADPT115", Rule.Blocking, "Blocks on a database, depending on the implementation", Message, Description);
    private static readonly DiagnosticDescriptor PossibleHost = Rule.Information(
        "ADPT116", Rule.Blocking, "Blocks on a process, the console or the host, depending on the implementation", Message, Description);
    private static readonly DiagnosticDescriptor PossibleOwn = Rule.Information(
        "ADPT118", Rule.Blocking, "Uses the synchronous interface, depending on the implementation", Message, Description);
    private static readonly DiagnosticDescriptor PossibleOther = Rule.Information(
        "ADPT119", Rule.Blocking, "Calls a blocking member, depending on the implementation", Message, Description);

    private static readonly DiagnosticDescriptor LowWaits = Rule.Information(
        "ADPT121", Rule.Blocking, "Waits on a task, for information", Message, Description);
    private static readonly DiagnosticDescriptor LowThreads = Rule.Information(
        "ADPT122", Rule.Blocking, "Blocks on a thread or a lock, for information", Message, Description);
    private static readonly DiagnosticDescriptor LowFiles = Rule.Information(
        "ADPT123", Rule.Blocking, "Blocks on a file or a stream, for information", Message, Description);
    private static readonly DiagnosticDescriptor LowNetwork = Rule.Information(
        "ADPT124", Rule.Blocking, "Blocks on the network, for information", Message, Description);
    private static readonly DiagnosticDescriptor LowData = Rule.Information(
        "ADPT125", Rule.Blocking, "Blocks on a database, for information", Message, Description);
    private static readonly DiagnosticDescriptor LowHost = Rule.Information(
        "ADPT126", Rule.Blocking, "Blocks on a process, the console or the host, for information", Message, Description);
    private static readonly DiagnosticDescriptor LongComputation = Rule.Information(
        "ADPT127", Rule.Blocking, "Computes for long, for information", Message, Description);
    private static readonly DiagnosticDescriptor LowOwn = Rule.Information(
        "ADPT128", Rule.Blocking, "Uses the synchronous interface, for information", Message, Description);
    private static readonly DiagnosticDescriptor LowOther = Rule.Information(
        "ADPT129", Rule.Blocking, "Calls a blocking member, for information", Message, Description);

    public static readonly DiagnosticDescriptor LineWithoutEffect = Rule.Warning(
        "ADPT130", Rule.Blocking, "Line without effect in Adapters.Blocking.txt", "'{0}' {1}",
        "A line is a documentation id (M:, P:, T: or N:) of what blocks, or ! and one of what does not.");

    private static readonly DiagnosticDescriptor[][] ByConfidence =
    [
        [Waits, Threads, Files, Network, Data, Host, LongComputation, Own, Other],
        [
            PossibleWaits, PossibleThreads, PossibleFiles, PossibleNetwork, PossibleData, PossibleHost, LongComputation, PossibleOwn,
            PossibleOther,
        ],
        [LowWaits, LowThreads, LowFiles, LowNetwork, LowData, LowHost, LongComputation, LowOwn, LowOther],
    ];

    public static readonly DiagnosticDescriptor[] All =
        [.. ByConfidence.SelectMany(r => r).Distinct().OrderBy(r => r.Id, StringComparer.Ordinal), LineWithoutEffect];

    public static DiagnosticDescriptor For(Confidence confidence, BlockingGroup group) => ByConfidence[(int)confidence][(int)group - 1];
}
