using System.Collections.Immutable;
using Adapters.Analyzers.Blocking.AsyncAlternatives;
using Adapters.Analyzers.Blocking.CallGraph;
using Adapters.Analyzers.Blocking.Completion;
using Adapters.Analyzers.Blocking.Completion.AccessPaths;
using Adapters.Analyzers.Blocking.Dispatch;
using Adapters.Analyzers.Blocking.Exemptions;
using Adapters.Analyzers.Blocking.Flags;
using Adapters.Analyzers.Blocking.Members;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Operations;
using Adapters.Analyzers.Blocking.Reading.Evidence;
using Adapters.Analyzers.Blocking.Reading.Locks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Reading;

/// <summary>Makes an edge of a call: what is said of the member comes first, then its body, then its async alternative.</summary>
internal sealed class CallReader(
    AnalysisScope scope, MemberClassifier classifier, CallExemptions exemptions, StreamWrappers wrappers, DispatchResolver dispatch,
    MethodBodies bodies, AsyncAlternativeFinder alternatives)
{
    private const string AdviceForWait = "; await it instead";

    private readonly AlternativeEvidence _evidence = new(dispatch, bodies);

    public CallEdge? Read(CallSite call, ReadContext context, Confidence confidence)
    {
        var member = classifier.Classify(call);
        var hasBody = bodies.HasBody(call.Method.OriginalDefinition);
        if (member.Blocks == false)
            return null;
        if (member.Blocks == true && !(hasBody && IsKnownByBase(call, member)))
            return OfBlocking(call, member, context, confidence);
        if (scope.Contains(call.Method.OriginalDefinition))
            return null;
        if (IsEndOfAsyncResult(call) || IsGetResult(call))
        {
            return IsOnCompleted(call, context)
                ? null
                : ToSink(call, context, confidence, new Sink(BlockingGroup.Waits, AdviceForWait));
        }

        return hasBody || dispatch.IsSource(call.Method) ? OfSource(call, context, confidence) : OfMetadata(call, context, confidence);
    }

    /// <summary>
    /// Makes an edge of a call of a method in scope: it is reported in itself, except for its synchronous way.
    /// </summary>
    public CallEdge? OfSynchronous(CallSite call, ImmutableArray<PassedFlag> passed, ReadContext context, Confidence confidence)
    {
        var method = call.Method.OriginalDefinition;
        if (passed.IsEmpty || !scope.Contains(method) || !bodies.HasBody(method) || classifier.Classify(call.Member).Blocks is not null)
            return null;
        foreach (var flag in passed)
        {
            if (flag.Parameter < method.Parameters.Length
                && FlagParameters.AsyncValue(method.Parameters[flag.Parameter]) is { } value
                && flag != PassedFlag.Of(flag.Parameter, value))
                return new CallEdge(
                    call.Place, MemberNames.Of(call.Method, context.Method), confidence, null, [context.Graph.NodeOf(method)])
                {
                    Passes = passed,
                    Needs = new FlagValue(flag.Parameter, !value),
                };
        }

        return null;
    }

    /// <summary>Indicates whether a call takes a lock, and may wait for it: nothing else is said of the member.</summary>
    public bool TakesLock(IInvocationOperation call, BodyDependencies dependencies) =>
        KnownMembers.Instance.TakesLock(call.TargetMethod)
        && (SemaphoreLocks.IsSemaphore(call.TargetMethod)
            ? classifier.Classify(call.TargetMethod).Group == BlockingGroup.Threads && SemaphoreLocks.AreTakenBy(call, dependencies)
            : classifier.Classify(call.TargetMethod).Blocks is null)
        && !exemptions.Apply(new CallSite(call, call.TargetMethod, call.Instance, call.Arguments, call.Syntax));

    /// <summary>An override in the source is what its body does, not what the base class does.</summary>
    private static bool IsKnownByBase(CallSite call, MemberClassification member) =>
        member.Group != BlockingGroup.Other && call.Method.IsOverride;

    /// <summary>Indicates whether a call is a wait for what is complete already: it does not wait.</summary>
    private static bool IsOnCompleted(CallSite call, ReadContext context) =>
        Waits.TasksOf(call.Operation).Any()
        && CompletedTasks.Around(call.Operation).Contain(call.Operation, context.Dependencies, context.Cancellation);

    private CallEdge? OfBlocking(CallSite call, MemberClassification member, ReadContext context, Confidence confidence)
    {
        if (exemptions.Apply(call) || IsOnCompleted(call, context) || IsOverGivenMemory(call, context))
            return null;
        if (IsSpin(call) && !scope.Contains(context.Method))
            confidence = BodyEdges.Lower(confidence);
        if (member.Path is not null && wrappers.IsOverMemory(call, context.Dependencies, context.Cancellation))
            return null;
        if (member.Group == BlockingGroup.Data && IsQueryOperator(call) && !exemptions.Queries.AreRunBy(SourceOf(call)))
            return null;
        var group = IsOwnInput(call) ? BlockingGroup.Own : member.Group;
        return ToSink(call, context, confidence, new Sink(group, AdviceFor(call, member, context.Cancellation), member.Path));
    }

    private bool IsOverGivenMemory(CallSite call, ReadContext context) =>
        HasObjects(call) && wrappers.IsGivenMemory(call, context.Dependencies, context.Cancellation);

    /// <summary>Most calls are given text and numbers alone: nothing that could be in memory or elsewhere.</summary>
    private static bool HasObjects(CallSite call) =>
        call.Instance is not null || call.Arguments.Any(a => a.Value.Type is not { SpecialType: not SpecialType.None });

    /// <summary>A helper that spins is a lock for a few instructions more often than a wait.</summary>
    private static bool IsSpin(CallSite call) => call.Method is { Name: "SpinUntil", ContainingType.Name: "SpinWait" };

    private CallEdge? OfSource(CallSite call, ReadContext context, Confidence confidence)
    {
        var (methods, reached) = dispatch.Resolve(call.Method, call.Instance);
        context.Dependencies.Budget.Visit(methods.Length);
        var nodes = context.Graph.NodesOf(methods.Where(m => classifier.Classify(CallSite.MemberOf(m)).Blocks != false));
        confidence = LessSure(confidence, reached);
        var alternative = scope.Contains(context.Method) ? AlternativeTo(call, context.Cancellation) : null;
        if (alternative is not null && SaysThatBlocks(alternative, call, context) && !IsOverGivenMemory(call, context))
            return ToSink(call, context, confidence, new Sink(BlockingGroup.Other, alternative.Advice) { IsAssumed = true }, nodes);
        if (nodes.IsEmpty)
            return null;
        return new CallEdge(call.Place, MemberNames.Of(call.Method, context.Method), confidence, null, nodes)
        {
            Group = scope.IsSynchronousHandler(call.Method) ? BlockingGroup.Own : null,
        };
    }

    private bool SaysThatBlocks(AsyncAlternative alternative, CallSite call, ReadContext context) => alternative.IsSource
        ? _evidence.IsGivenBy(alternative, call, context.Method, context.Dependencies, context.Cancellation)
        : !bodies.HasBody(call.Method);

    private CallEdge? OfMetadata(CallSite call, ReadContext context, Confidence confidence)
    {
        var isOperator = IsOperator(call);
        if (isOperator && exemptions.Queries.AreInMemory(SourceOf(call)))
            return null;
        // An operator over objects that is given a query runs it.
        if (isOperator && call.Method.Name != "AsEnumerable" && exemptions.Queries.AreRunBy(SourceOf(call)))
            return ToSink(call, context, confidence,
                new Sink(BlockingGroup.Data, AlternativeTo(call, context.Cancellation)?.Advice ?? ""));
        if (RegexTimeouts.AreMissing(call))
            return ToSink(call, context, confidence,
                new Sink(BlockingGroup.Computation, "; give it a timeout, or RegexOptions.NonBacktracking"));
        return AlternativeTo(call, context.Cancellation) is { } alternative && !exemptions.Apply(call) && !ParsedText.Is(call)
            ? ToSink(call, context, confidence, ByNamespace(call.Method, alternative))
            : null;
    }

    /// <summary>A namespace of files, of the network or of a database says more than an asynchronous form alone.</summary>
    private static Sink ByNamespace(IMethodSymbol method, AsyncAlternative alternative)
    {
        var group = NamespaceGroups.Of(method);
        return new Sink(group, alternative.Advice) { IsAssumed = group == BlockingGroup.Other };
    }

    private static CallEdge ToSink(
        CallSite call, ReadContext context, Confidence confidence, Sink sink, ImmutableArray<MethodNode>? nodes = null) =>
        new(call.Place, MemberNames.Of(call.Method, context.Method), confidence, sink, nodes ?? [])
        {
            Lock = LockCalls.GivenBackBy(call),
        };

    private string AdviceFor(CallSite call, MemberClassification member, CancellationToken cancellation)
    {
        if (RenamedAlternatives.Of(call.Method) is { } renamed)
            return $"; await '{renamed}' instead";
        return member.Group == BlockingGroup.Waits ? AdviceForWait : AlternativeTo(call, cancellation)?.Advice ?? "";
    }

    private AsyncAlternative? AlternativeTo(CallSite call, CancellationToken cancellation) =>
        call is { Method.Name: not "Dispose", Operation: { Syntax: InvocationExpressionSyntax syntax, SemanticModel: { } model } }
            ? alternatives.Find(syntax, call.Method, model, cancellation)
            : null;

    private static bool IsOwnInput(CallSite call) =>
        call.Instance is IPropertyReferenceOperation { Property: { Name: "Input", ContainingType.Name: "Environ" } };

    private static bool IsEndOfAsyncResult(CallSite call) =>
        call.Method.Name.StartsWith("End", StringComparison.Ordinal)
        && call.Method.Parameters.Any(p => p.Type is { Name: "IAsyncResult", ContainingNamespace.Name: "System" });

    private static bool IsGetResult(CallSite call) =>
        call.Method is { Name: "GetResult", Parameters.IsEmpty: true } && Awaitables.IsAwaiter(call.Method.ContainingType);

    private static bool IsQueryOperator(CallSite call) => call.Method.ContainingType is { Name: "Queryable" };

    private static bool IsOperator(CallSite call) =>
        call.Method.ContainingType is { Name: "Enumerable" } type && type.ContainingNamespace?.ToDisplayString() == "System.Linq";

    private static IOperation? SourceOf(CallSite call) => call.Instance ?? call.Arguments.FirstOrDefault()?.Value;

    private static Confidence LessSure(Confidence a, Confidence b) => a > b ? a : b;
}
