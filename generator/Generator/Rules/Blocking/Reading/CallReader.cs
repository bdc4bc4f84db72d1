using System.Collections.Immutable;
using Adapters.Generator.Rules.Blocking.AsyncAlternatives;
using Adapters.Generator.Rules.Blocking.CallGraph;
using Adapters.Generator.Rules.Blocking.Completion;
using Adapters.Generator.Rules.Blocking.Exemptions;
using Adapters.Generator.Rules.Blocking.Members;
using Adapters.Generator.Rules.Blocking.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Generator.Rules.Blocking.Reading;

/// <summary>Makes a step of a call: what is said of the member comes first, then its body, then its asynchronous sibling.</summary>
internal sealed class CallReader(BlockingAnalysis bodies, MemberClassifier verdicts, AsyncAlternativeFinder siblings, CallExemptions exemptions, Disposals disposals)
{
    public CallEdge? Read(CallSite call, IMethodSymbol? caller, Confidence certainty, CompletedTasks completed, CancellationToken cancellation)
    {
        var verdict = verdicts.Of(call.Member);
        var hasBody = bodies.HasBody(call.Method.OriginalDefinition);
        if (verdict.Blocks == false)
            return null;
        if (verdict.Blocks == true && !(hasBody && IsKnownByBase(call, verdict)))
            return OfBlocking(call, verdict, caller, certainty, completed, cancellation);
        if (bodies.Scope.Contains(call.Method.OriginalDefinition))
            return null;
        if (IsEndOfAsyncResult(call) || IsGetResult(call))
            return completed.Contains(call.Operation, cancellation) ? null : Direct(call, caller, certainty, new Sink(BlockingGroup.Waits, AdviceForWait));
        if (hasBody || bodies.Dispatch.IsSource(call.Method))
            return OfSource(call, caller, certainty, cancellation);
        return OfMetadata(call, caller, certainty, cancellation);
    }

    /// <summary>An override in the source is what its body does, not what the base class does.</summary>
    private static bool IsKnownByBase(CallSite call, MemberClassification verdict) => verdict.Group != BlockingGroup.Other && call.Method.IsOverride;

    /// <summary>Whether marks or lists say something of the member.</summary>
    public bool IsJudged(ISymbol member) => verdicts.Of(member).Blocks is not null;

    /// <summary>What leaving a using runs.</summary>
    public CallEdge? ReadDisposal(IOperation resource, ITypeSymbol? type, SyntaxNodeOrToken place, IMethodSymbol? caller, Confidence certainty) =>
        disposals.Read(resource, type, place, caller, certainty);

    /// <summary>Whether to enumerate the collection is to run a query at a database.</summary>
    public bool RunsQuery(IOperation collection) => exemptions.IsDatabaseQuery(collection);

    private CallEdge? OfBlocking(
        CallSite call, MemberClassification verdict, IMethodSymbol? caller, Confidence certainty, CompletedTasks completed, CancellationToken cancellation)
    {
        if (exemptions.Apply(call) || completed.Contains(call.Operation, cancellation))
            return null;
        if (verdict.Group == BlockingGroup.Data && IsQueryOperator(call) && !exemptions.IsDatabaseQuery(SourceOf(call)))
            return null;
        var group = IsOwnInput(call) ? BlockingGroup.Own : verdict.Group;
        return Direct(call, caller, certainty, new Sink(group, AdviceFor(call, verdict, cancellation), verdict.Path));
    }

    private CallEdge? OfSource(CallSite call, IMethodSymbol? caller, Confidence certainty, CancellationToken cancellation)
    {
        var (methods, dispatch) = bodies.Dispatch.Targets(call.Method, call.Instance);
        var targets = methods.Where(m => !bodies.Scope.Contains(m) && verdicts.Of(Member(m)).Blocks != false && bodies.HasBody(m)).Select(bodies.Of).ToImmutableArray();
        var sibling = caller is not null && bodies.Scope.Contains(caller) ? SiblingOf(call, cancellation) : null;
        if (sibling is { IsSource: true } || (sibling is not null && !bodies.HasBody(call.Method)))
            return Direct(call, caller, certainty, new Sink(BlockingGroup.Other, AdviceFor(sibling)), targets);
        if (targets.IsEmpty)
            return null;
        return new CallEdge(call.Place, MemberNames.Of(call.Method, caller), Less(certainty, dispatch), null, targets)
        {
            Group = bodies.Scope.IsSynchronousHandler(call.Method) ? BlockingGroup.Own : null,
        };
    }

    private CallEdge? OfMetadata(CallSite call, IMethodSymbol? caller, Confidence certainty, CancellationToken cancellation)
    {
        if (IsOperator(call) && exemptions.IsQueryInMemory(SourceOf(call)))
            return null;
        if (IsTerminalOfQuery(call))
            return Direct(call, caller, certainty, new Sink(BlockingGroup.Data, AdviceFor(SiblingOf(call, cancellation))));
        if (RegexTimeouts.AreMissing(call))
            return Direct(call, caller, certainty, new Sink(BlockingGroup.Computation, "; give it a timeout, or RegexOptions.NonBacktracking"));
        return SiblingOf(call, cancellation) is { } sibling && !exemptions.Apply(call)
            ? Direct(call, caller, certainty, new Sink(NamespaceGroups.Of(call.Method), AdviceFor(sibling)))
            : null;
    }

    private static CallEdge Direct(CallSite call, IMethodSymbol? caller, Confidence certainty, Sink cause, ImmutableArray<MethodNode>? targets = null) =>
        new(call.Place, MemberNames.Of(call.Method, caller), certainty, cause, targets ?? []);

    private const string AdviceForWait = "; await it instead";

    private string AdviceFor(CallSite call, MemberClassification verdict, CancellationToken cancellation)
    {
        if (RenamedAlternatives.Of(call.Method) is { } replacement)
            return $"; await '{replacement}' instead";
        return verdict.Group == BlockingGroup.Waits ? AdviceForWait : AdviceFor(SiblingOf(call, cancellation));
    }

    private static string AdviceFor(AsyncAlternative? sibling) => sibling switch
    {
        null => "",
        { Import: { } import } => $"; await '{sibling.Name}' of {import} instead",
        _ => $"; await '{sibling.Name}' instead",
    };

    private AsyncAlternative? SiblingOf(CallSite call, CancellationToken cancellation) =>
        call.Operation.Syntax is InvocationExpressionSyntax syntax && call.Method.Name != "Dispose"
            ? siblings.Of(syntax, call.Method, bodies.Models.Of(syntax.SyntaxTree), cancellation)
            : null;

    private static ISymbol Member(IMethodSymbol method) => method.AssociatedSymbol is IPropertySymbol property ? property : method;

    private static bool IsOwnInput(CallSite call) =>
        call.Instance is IPropertyReferenceOperation { Property: { Name: "Input", ContainingType.Name: "Environ" } };

    private static bool IsEndOfAsyncResult(CallSite call) =>
        call.Method.Name.StartsWith("End", StringComparison.Ordinal)
        && call.Method.Parameters.Any(p => p.Type is { Name: "IAsyncResult", ContainingNamespace.Name: "System" });

    private static bool IsGetResult(CallSite call) =>
        call.Method is { Name: "GetResult", Parameters.IsEmpty: true } && Awaitables.IsAwaiter(call.Method.ContainingType);

    private static bool IsQueryOperator(CallSite call) => call.Method.ContainingType is { Name: "Queryable" };

    /// <summary>An operator over objects that is given a query: it runs the query.</summary>
    private bool IsTerminalOfQuery(CallSite call) =>
        IsOperator(call) && call.Method.Name != "AsEnumerable" && exemptions.IsDatabaseQuery(SourceOf(call));

    private static bool IsOperator(CallSite call) =>
        call.Method.ContainingType is { Name: "Enumerable" } type && type.ContainingNamespace.ToDisplayString() == "System.Linq";

    private static IOperation? SourceOf(CallSite call) => call.Instance ?? call.Arguments.FirstOrDefault()?.Value;

    private static Confidence Less(Confidence a, Confidence b) => a > b ? a : b;
}
