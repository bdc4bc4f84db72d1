using Adapters.Analyzers.Blocking.Completion.AccessPaths;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Completion.Transfer;

/// <summary>
/// How an operation changes what is known, in the order of evaluation. Waits, exceptions and functions that it meets are reported.
/// </summary>
internal sealed class CompletionTransfer
{
    private readonly AccessPathBuilder _paths;
    private readonly BodyDependencies _dependencies;
    private readonly IFlowEvents _events;
    private readonly TaskCompletion _tasks;
    private readonly CollectionChanges _changes;
    private readonly Assignments _assignments;

    public CompletionTransfer(AccessPathBuilder paths, BodyDependencies dependencies, IFlowEvents events)
    {
        _paths = paths;
        _dependencies = dependencies;
        _events = events;
        _tasks = new TaskCompletion(paths);
        _changes = new CollectionChanges(paths, _tasks);
        _assignments = new Assignments(paths, _tasks, _changes);
    }

    public CompletionState Apply(CompletionState state, IOperation operation)
    {
        _dependencies.Budget.Visit();
        switch (operation)
        {
            case IFlowAnonymousFunctionOperation function:
                _events.OnFunction(function, state);
                return state;
            case IIsPatternOperation match:
                return ApplyMatch(state, match);
            case INegatedPatternOperation or IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or }:
                foreach (var child in operation.ChildOperations)
                    Apply(state, child);
                return state;
            case IBinaryOperation binary:
                return ApplyBinary(state, binary);
            case ISimpleAssignmentOperation { IsRef: true }:
                return state;
            case ISimpleAssignmentOperation assignment:
                state = Apply(ApplyTarget(state, assignment.Target), assignment.Value);
                break;
            default:
                state = operation.ChildOperations.Aggregate(state, Apply);
                break;
        }

        Check(state, operation);
        var after = Effect(state, operation);
        if (ExceptionalExits.MayThrow(operation))
            _events.OnThrow(operation is IAwaitOperation { Operation: var task } && !_paths.Combinations.MayGiveUp(task) ? after : state);
        return after;
    }

    private CompletionState Effect(CompletionState state, IOperation operation) => operation switch
    {
        IAwaitOperation { Operation: var task } => state.CompleteAll(_paths.Combinations.ImpliedBy(task)),
        ISimpleAssignmentOperation assignment => Assign(state, assignment),
        IFlowCaptureOperation capture => _assignments.Capture(state, capture),
        IDeconstructionAssignmentOperation deconstruction => _assignments.Deconstruct(state, deconstruction),
        IIncrementOrDecrementOperation { Kind: OperationKind.Increment, Target: var index } when _paths.Of(index) is { } path =>
            Iterations.Increment(state, path),
        IIncrementOrDecrementOperation { Target: var target } => state.Forget(_paths.Of(target)),
        ICompoundAssignmentOperation { Target: var target } => state.Forget(_paths.Of(target)),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument =>
            _changes.Replace(state, _paths.Of(argument.Value), isComplete: false),
        IInvocationOperation call => Call(state, call),
        IObjectCreationOperation { Constructor: { } constructor } creation => AfterCall(state, constructor, null, creation.Arguments),
        IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } function } reference =>
            MeetFunction(state, function, reference),
        IPropertySubpatternOperation part => state.Learn(_paths.Guards.Patterns.Of(part)),
        _ => state,
    };

    /// <summary>A long sum is deep on its left side: too deep to go down by recursion.</summary>
    private CompletionState ApplyBinary(CompletionState state, IBinaryOperation binary)
    {
        var pending = new Stack<IBinaryOperation>([binary]);
        while (pending.Peek().LeftOperand is IBinaryOperation left)
            pending.Push(left);
        state = Apply(state, pending.Peek().LeftOperand);
        while (pending.Count > 0)
        {
            var next = pending.Pop();
            state = Apply(state, next.RightOperand);
            if (ExceptionalExits.MayThrow(next))
                _events.OnThrow(state);
        }

        return state;
    }

    /// <summary>The parts of a target that are evaluated: the target itself is not read.</summary>
    private CompletionState ApplyTarget(CompletionState state, IOperation target) =>
        target is IPropertyReferenceOperation or IArrayElementReferenceOperation or IFieldReferenceOperation
            ? target.ChildOperations.Aggregate(state, Apply)
            : state;

    /// <summary>Ignores facts that one part of a pattern has from another: they hold only if all match, and the guard adds them.</summary>
    private CompletionState ApplyMatch(CompletionState state, IIsPatternOperation match)
    {
        state = Apply(state, match.Value);
        foreach (var pattern in match.Pattern.DescendantsAndSelf())
        {
            if (NameIn(pattern) is { } name)
                state = state.Forget(AccessPathBuilder.KeyOf(name));
        }

        Apply(state, match.Pattern);
        return state;
    }

    private static ISymbol? NameIn(IOperation pattern) => pattern switch
    {
        IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
        IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
        _ => null,
    };

    private void Check(CompletionState state, IOperation operation)
    {
        foreach (var task in Waits.TasksOf(operation))
        {
            _events.OnWait(
                operation,
                Waits.IsForAll(operation) ? _tasks.AreComplete(state, task)
                : Waits.IsForAny(operation) ? _tasks.IsAnyComplete(state, ((IInvocationOperation)operation).Arguments)
                : _tasks.IsComplete(state, task) || (Waits.IsRead(operation) && _tasks.WasWaitedFor(state, task)));
        }
    }

    private CompletionState Assign(CompletionState state, ISimpleAssignmentOperation assignment)
    {
        state = _assignments.Assign(state, assignment.Target, assignment.Value);
        return assignment.Target is IPropertyReferenceOperation { Property.SetMethod: { } setter } property && !property.Property.IsIndexer
            ? MethodEffects.Of(setter, _dependencies).Apply(state)
            : state;
    }

    private CompletionState Call(CompletionState state, IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.MethodKind == MethodKind.LocalFunction)
            state = MeetFunction(state, method, call);
        foreach (var argument in call.Arguments)
        {
            if (ExceptionalExits.DoesNotReturnIf(argument.Parameter) is { } value)
                state = state.Learn(_paths.Guards.When(!value, argument.Value));
        }

        state = AfterCall(state, method, call.Instance, call.Arguments)
            .Learn(_paths.Combinations.WaitedForBy(call).Select(Fact.WaitedFor));
        if (call.Instance is { } source && Signals(method) && AccessPath.MemberOf(_paths.Of(source), "Task") is { } signalled)
            state = state.Complete(signalled);
        return _changes.Apply(state, call);
    }

    /// <summary>Indicates whether a source of tasks ends its task.</summary>
    private static bool Signals(IMethodSymbol method) =>
        method.ContainingType.Name == "TaskCompletionSource"
            && (method.Name.StartsWith("Set", StringComparison.Ordinal) || method.Name.StartsWith("TrySet", StringComparison.Ordinal));

    private CompletionState MeetFunction(CompletionState state, IMethodSymbol function, IOperation place)
    {
        _events.OnLocalFunction(function, place, state);
        return state;
    }

    /// <summary>
    /// Applies the changes that a call may make: to variables of functions that it may run, and to members, if it is in the
    /// source.
    /// </summary>
    private CompletionState AfterCall(
        CompletionState state, IMethodSymbol method, IOperation? instance, IEnumerable<IArgumentOperation> arguments)
    {
        if (MethodEffects.MayRunFunctions(method))
            state = _paths.ChangedElsewhere.Aggregate(state, (s, p) => s.Forget(p));
        if (method.DeclaringSyntaxReferences.IsEmpty)
            return state;
        var effects = MethodEffects.Of(method, _dependencies);
        state = effects.Apply(state);
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { } parameter && effects.Changes(parameter) && _paths.Of(argument.Value) is { } collection)
                state = state.Without(f => f.IndexIn(collection) is not null);
        }

        return state;
    }
}
