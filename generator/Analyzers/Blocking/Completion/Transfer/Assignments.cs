using System.Globalization;
using Adapters.Analyzers.Blocking.Completion.AccessPaths;
using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Completion.Transfer;

/// <summary>The facts about a variable, a field or an element when it gets a new value.</summary>
internal sealed class Assignments(AccessPathBuilder paths, TaskCompletion tasks, CollectionChanges changes)
{
    public CompletionState Assign(CompletionState state, IOperation target, IOperation value)
    {
        if (EnumeratorOf(value) is { } enumerator && target is ILocalReferenceOperation { Local: var variable })
            return Take(state, enumerator, variable, value);
        return paths.Of(target) is { IsAlways: false } path ? Assign(state, path, value) : state;
    }

    /// <summary>A flow capture: a part of an expression that the control flow graph keeps.</summary>
    public CompletionState Capture(CompletionState state, IFlowCaptureOperation capture)
    {
        var key = AccessPathBuilder.KeyOf(capture.Id);
        if (paths.Bindings.Resolve(capture.Value) is IInvocationOperation { TargetMethod.Name: "GetEnumerator" or "GetAsyncEnumerator" })
            return Iterations.Begin(state, key);
        return paths.IsNamed(capture.Id) ? state : Assign(state, key, capture.Value);
    }

    public CompletionState Deconstruct(CompletionState state, IDeconstructionAssignmentOperation deconstruction)
    {
        var target = deconstruction.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : deconstruction.Target;
        if (target is not ITupleOperation { Elements: var targets })
            return state;
        var values = Enumerable.Range(0, targets.Length).Select(i => ValueAt(state, deconstruction.Value, i)).ToList();
        state = targets.Aggregate(state, (s, t) => changes.Replace(s, paths.Of(t), isComplete: false));
        for (var i = 0; i < targets.Length; i++)
        {
            if (paths.Of(targets[i]) is not { } path)
                continue;
            if (values[i].IsComplete)
                state = state.Complete(path);
            if (values[i].Path is { } source && !targets.Any(t => paths.Of(t) is { } changed && source.DependsOn(changed)))
                state = state.Alias(path, source);
        }

        return state;
    }

    private CompletionState Assign(CompletionState state, AccessPath path, IOperation value)
    {
        if (path.Equals(paths.Of(value)))
            return state;
        var after = changes.Replace(state, path, tasks.IsComplete(state, value));
        return Give(new Scene(state, path), after, path, value);
    }

    /// <summary>A path whose old value is forgotten has a new one.</summary>
    private CompletionState Give(Scene scene, CompletionState state, AccessPath path, IOperation value)
    {
        var source = paths.Of(value);
        if (tasks.IsComplete(scene.Before, value))
            state = state.Complete(path);
        if (source is { IsAlways: false } && scene.IsKept(source))
            state = state.Copy(source, path).Alias(path, source);
        return source is { IsOfCapture: true } ? state : Compose(scene, state, path, value);
    }

    /// <summary>The paths that the new value is made of.</summary>
    private CompletionState Compose(Scene scene, CompletionState state, AccessPath path, IOperation value)
    {
        var resolved = paths.Bindings.Resolve(value);
        if (resolved is ITupleOperation { Elements: var elements })
            return Enumerable.Range(0, elements.Length).Aggregate(state, (s, i) => Give(scene, s, path.Item(i), elements[i]));
        return value.Type switch
        {
            { SpecialType: SpecialType.System_Boolean } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } =>
                OfCondition(scene, state, path, value),
            { SpecialType: SpecialType.System_Int32 } =>
                resolved.ConstantValue is { HasValue: true, Value: 0 } ? Iterations.Begin(state, path) : state,
            var type when Awaitables.IsTask(type) => OfTask(scene, state, path, resolved),
            var type when Sequences.IsSequence(type) => OfCollection(scene, state, path, resolved),
            _ => state,
        };
    }

    private CompletionState OfCondition(Scene scene, CompletionState state, AccessPath path, IOperation value)
    {
        if (paths.Bindings.Resolve(value) is { ConstantValue: { HasValue: true, Value: var constant } })
            return state.Learn(Fact.Condition(path, constant is true));
        if (paths.Bindings.Resolve(value) is IDefaultValueOperation)
            return state.Learn(Fact.Condition(path, false));
        return state
            .Learn(Implied(scene, Fact.Condition(path, true), paths.Guards.When(true, value)))
            .Learn(Implied(scene, Fact.Condition(path, false), paths.Guards.When(false, value)));
    }

    /// <summary>The implications of a condition; those of the old value are replaced by what followed from it before.</summary>
    private static IEnumerable<Implication> Implied(Scene scene, Fact condition, IEnumerable<Implication> guard) => guard
        .Where(i => i.IsUnconditional).Select(i => i.Conclusion)
        .SelectMany(f => scene.IsKept(f) && f.Kind != FactKind.IsDifferent ? [f] : scene.Before.After(f).Where(scene.IsKept))
        .Select(f => Implication.Of(condition, f));

    private CompletionState OfTask(Scene scene, CompletionState state, AccessPath path, IOperation value)
    {
        if (TaskCombinations.IsAny(value))
            return state.Complete(path.Member("Result"));
        state = state.Learn(paths.Combinations.OthersOf(path, value).Where(i => scene.IsKept(i.Conclusion)));
        state = state.Learn(paths.Combinations.ImpliedBy(value).Where(scene.IsKept).Select(p => Implication.Of(path, p)));
        return value is IInvocationOperation { Arguments: [{ Value: var tasks }] }
            && TaskCombinations.IsOf(value, "WhenAll")
            && paths.Sequences.Of(tasks) is { Count: > 0 } parts
            ? state.Learn(Implication.Together(parts, path))
            : state;
    }

    private CompletionState OfCollection(Scene scene, CompletionState state, AccessPath path, IOperation value)
    {
        var elements = path.Element(ElementIndex.All);
        if (IsEmpty(value))
            return state.Complete(path.Element(ElementIndex.None));
        if (paths.Sequences.Listed(value) is { } listed)
            state = OfList(scene, state, path, listed);
        if (tasks.AreComplete(scene.Before, value))
            return state.Complete(elements);
        return paths.Sequences.Of(value) is { } parts
            ? state.Learn(Implication.Together(parts, elements)).Learn(EachOf(elements, value, parts))
            : state;
    }

    private CompletionState OfList(Scene scene, CompletionState state, AccessPath path, IReadOnlyList<IOperation> listed)
    {
        for (var i = 0; i < listed.Count && listed[i] is not ISpreadOperation; i++)
            state = Give(scene, state, path.Element(new ElementIndex.Constant(i.ToString(CultureInfo.InvariantCulture))), listed[i]);
        var implied = listed.Where(e => e is not ISpreadOperation).SelectMany(paths.Combinations.ImpliedBy).Where(scene.IsKept);
        return state.Learn(implied.Select(p => Implication.Of(path.Element(ElementIndex.All), p)));
    }

    private IEnumerable<Implication> EachOf(AccessPath elements, IOperation value, IEnumerable<AccessPath> parts) =>
        paths.Sequences.IsWhole(value) ? parts.Select(p => Implication.Of(elements, p)) : [];

    /// <summary>A new collection: what is put in comes later. New arrays hold nothing that can be waited for, either.</summary>
    private static bool IsEmpty(IOperation value) => value switch
    {
        IArrayCreationOperation { Initializer: null } => true,
        IObjectCreationOperation { Initializer: null } creation => creation.Arguments.All(a => !Sequences.IsSequence(a.Value.Type)),
        IInvocationOperation { TargetMethod.Name: "Empty", Arguments.IsEmpty: true } => true,
        _ => false,
    };

    private CompletionState Take(CompletionState state, AccessPath enumerator, ILocalSymbol variable, IOperation value)
    {
        var collection = paths.Sequences.Of(CollectionOf(value));
        var isComplete = collection is not null && collection.All(state.IsComplete);
        state = Iterations.Take(state, enumerator, AccessPathBuilder.KeyOf(variable));
        return isComplete ? state.Complete(paths.OfVariable(variable)) : state;
    }

    private (bool IsComplete, AccessPath? Path) ValueAt(CompletionState state, IOperation value, int index)
    {
        var resolved = paths.Bindings.Resolve(value);
        if (resolved is ITupleOperation tuple)
            return index < tuple.Elements.Length
                ? (tasks.IsComplete(state, tuple.Elements[index]), paths.Of(tuple.Elements[index]))
                : default;
        // The elements of an array come from an enumerator of objects.
        if (paths.Of(resolved) is not { } path || value.Type is not INamedTypeSymbol type)
            return default;
        if (type is { Name: "KeyValuePair" })
            return index == 1 ? (state.IsComplete(path), path) : default;
        var member = path.Item(index);
        return type.IsTupleType ? (state.IsComplete(member), member) : default;
    }

    private static AccessPath? EnumeratorOf(IOperation value) =>
        CurrentIn(value) is { Instance: IFlowCaptureReferenceOperation { Id: var id } } ? AccessPathBuilder.KeyOf(id) : null;

    private IOperation? CollectionOf(IOperation value) =>
        CurrentIn(value) is { Instance: { } enumerator } ? paths.Bindings.EnumeratedBy(enumerator) : null;

    private static IPropertyReferenceOperation? CurrentIn(IOperation value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        return value is IPropertyReferenceOperation { Property.Name: "Current" } current ? current : null;
    }

    /// <summary>The facts before an assignment, and the paths that get a new value.</summary>
    private sealed record Scene(CompletionState Before, AccessPath Target)
    {
        public bool IsKept(AccessPath path) => !path.DependsOn(Target);

        public bool IsKept(Fact fact) => !fact.DependsOn(Target);
    }
}
