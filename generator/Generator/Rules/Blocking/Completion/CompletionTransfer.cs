using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Generator.Rules.Blocking.Completion;

/// <summary>How an operation changes what is known, in the order of evaluation; and which waits it passes on the way.</summary>
internal sealed class CompletionTransfer(TaskPaths paths, Guards guards, Action<IOperation, bool> onWait, Action<IFlowAnonymousFunctionOperation, CompletionState> onFunction)
{
    public CompletionState Apply(CompletionState state, IOperation operation)
    {
        if (operation is IFlowAnonymousFunctionOperation function)
        {
            onFunction(function, state);
            return state;
        }

        if (operation is IIsPatternOperation match)
        {
            // What one part of the pattern tells the next one is true only if all match: the guard tells that.
            state = Apply(state, match.Value);
            Apply(state, match.Pattern);
            return state;
        }

        foreach (var child in operation.ChildOperations)
            state = Apply(state, child);
        Check(state, operation);
        return operation switch
        {
            IAwaitOperation { Operation: var task } => Complete(state, task),
            ISimpleAssignmentOperation assignment => Assign(state, assignment.Target, assignment.Value),
            IDeconstructionAssignmentOperation { Target: ITupleOperation targets } => targets.Elements.Aggregate(state, (s, t) => s.Forget(paths.Of(t))),
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => state.Forget(paths.Of(argument.Value)),
            IInvocationOperation call when IsAddition(call) => Add(state, call),
            IInvocationOperation call => Assert(state, call),
            IPropertySubpatternOperation pattern => guards.OfSubpattern(pattern).Aggregate(state, (s, p) => s.Complete(p)),
            _ => state,
        };
    }

    private void Check(CompletionState state, IOperation operation)
    {
        var tasks = Waits.TasksOf(operation).ToList();
        if (tasks.Count == 0)
            return;
        var isComplete = Waits.IsOfSeveral(operation)
            ? tasks.TrueForAll(t => PartsOf(t).ToList() is { Count: > 0 } parts && parts.TrueForAll(p => state.IsComplete(p)))
            : tasks.TrueForAll(t => state.IsComplete(paths.Of(t)));
        onWait(operation, isComplete);
    }

    private CompletionState Complete(CompletionState state, IOperation task)
    {
        if (WhenAllIn(task) is { } all)
            return all.Arguments.SelectMany(a => PartsOf(a.Value)).Aggregate(state, (s, p) => s.Complete(p));
        return state.Complete(paths.Of(task));
    }

    private CompletionState Assign(CompletionState state, IOperation target, IOperation value)
    {
        if (target is ILocalReferenceOperation { Local: var local } && paths.IsIterationVariable(local))
            return state;
        var path = paths.Of(target);
        var isComplete = state.IsComplete(paths.Of(value));
        if (path is null or TaskPaths.Complete || (isComplete && path.EndsWith("[]", StringComparison.Ordinal)))
            return state;
        state = state.Forget(path);
        if (isComplete)
            return state.Complete(path);
        return Compose(state, path, value);
    }

    /// <summary>The parts of what is assigned: of a WhenAll, an array, a list.</summary>
    private CompletionState Compose(CompletionState state, string path, IOperation value)
    {
        if (WhenAllIn(value) is { } all)
            return all.Arguments.SelectMany(a => PartsOf(a.Value)).Aggregate(state, (s, p) => s.Join(path, p));
        var parts = IsCollection(value) ? PartsOf(value).ToList() : [];
        var elements = path + "[]";
        var composed = parts.Aggregate(state, (s, p) => s.Join(elements, p));
        return parts.Count > 0 && parts.TrueForAll(state.IsComplete) ? composed.Complete(elements) : composed;
    }

    /// <summary>After <c>Debug.Assert(task.IsCompleted)</c> it is: the call does not return otherwise.</summary>
    private CompletionState Assert(CompletionState state, IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (DoesNotReturnIf(argument.Parameter) is { } value)
                state = guards.When(!value, argument.Value).Aggregate(state, (s, p) => s.Complete(p));
        }

        return state;
    }

    private static bool? DoesNotReturnIf(IParameterSymbol? parameter) =>
        parameter is { Type.SpecialType: SpecialType.System_Boolean }
        && parameter.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == "DoesNotReturnIfAttribute") is { ConstructorArguments: [{ Value: bool value }] }
            ? value
            : null;

    private static bool IsAddition(IInvocationOperation call) =>
        call is { Instance: not null, TargetMethod.Name: "Add" or "Insert" or "AddRange" or "Enqueue" or "Push" or "AddLast" or "AddFirst" or "TryAdd" };

    private CompletionState Add(CompletionState state, IInvocationOperation call)
    {
        if (paths.OfElement(call.Instance) is not { } elements)
            return state;
        var added = paths.Of(call.Arguments[call.Arguments.Length - 1].Value);
        return state.IsComplete(added) ? state : state.Forget(elements).Join(elements, added);
    }

    private static IInvocationOperation? WhenAllIn(IOperation task) => task switch
    {
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "WaitAsync", Instance: { } inner } => WhenAllIn(inner),
        IInvocationOperation { TargetMethod: { Name: "WhenAll", ContainingType.Name: "Task" } } all => all,
        IConversionOperation conversion => WhenAllIn(conversion.Operand),
        _ => null,
    };

    private static bool IsCollection(IOperation value) => value switch
    {
        IConversionOperation conversion => IsCollection(conversion.Operand),
        IArrayCreationOperation or ICollectionExpressionOperation => true,
        IObjectCreationOperation { Initializer: not null } => true,
        _ => false,
    };

    private IEnumerable<string?> PartsOf(IOperation collection) => collection switch
    {
        IConversionOperation conversion => PartsOf(conversion.Operand),
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues.Select(paths.Of),
        ICollectionExpressionOperation expression => expression.Elements.Select(e => e is ISpreadOperation spread ? paths.OfElement(spread.Operand) : paths.Of(e)),
        IObjectCreationOperation { Initializer: { } initializer } => initializer.Initializers.OfType<IInvocationOperation>().Select(a => paths.Of(a.Arguments[0].Value)),
        _ => [Bodies.Awaitables.IsTask(collection.Type) ? paths.Of(collection) : paths.OfElement(collection)],
    };
}
