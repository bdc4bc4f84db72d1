using System.Collections.Immutable;
using Adapters.Analyzers.Blocking.CallGraph;
using Adapters.Analyzers.Blocking.Delegates;
using Adapters.Analyzers.Blocking.Exemptions;
using Adapters.Analyzers.Blocking.Flags;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Operations;
using Adapters.Analyzers.Blocking.Reading.Flow;
using Adapters.Analyzers.Blocking.Reading.Locks;
using Adapters.Analyzers.Blocking.Reading.Sequences;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Reading;

/// <summary>
/// Makes the edges of a body: of everything in it that calls, written as a call or not. What is in a lambda counts if the lambda is run;
/// what is in a lock becomes one edge, the lock, because nothing can be awaited there.
/// </summary>
internal sealed class BodyReader(EdgeReaders readers, ReadContext context)
    : ImplicitCallWalker(context.Method, context.Dependencies.Budget)
{
    private readonly Dictionary<IOperation, LockSection> _held = [];
    private readonly BodyEdges _edges = new(context.Graph);
    private Confidence _confidence;

    /// <summary>How sure it is that a place is executed: what only leads to an exception is not on the way of most requests.</summary>
    private Confidence Now => IsOnlyForThrow ? BodyEdges.Lower(_confidence) : _confidence;

    /// <summary>The edges of a method: of operations that are at hand, or else of its body.</summary>
    public static ImmutableArray<CallEdge> Read(EdgeReaders readers, IEnumerable<IOperation>? operations, ReadContext context)
    {
        try
        {
            return new BodyReader(readers, context).Read(operations);
        }
        catch (Exception e) when (VisitBudget.IsExceeded(e))
        {
            return [CallEdge.OfUnread(context.Method)];
        }
    }

    private ImmutableArray<CallEdge> Read(IEnumerable<IOperation>? operations)
    {
        if (operations is null && ImplicitCalls.BaseConstructor(context.Method) is { } inherited && readers.Bodies.HasBody(inherited))
            AddBaseConstructor(inherited);
        _edges.AreDeferred = EnumerationUses.IsLazyIterator(context.Method);
        foreach (var operation in operations ?? readers.Bodies.Of(context.Method, context.Cancellation))
            Read(operation);
        foreach (var section in _held.Values.OrderByDescending(h => h.Start).ToList())
            _edges.Release(section);
        return _edges.ToImmutable(AlwaysThrows);
    }

    private void Read(IOperation operation)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        Begin();
        if (operation is IAnonymousFunctionOperation lambda)
            Visit(lambda.Body);
        else if (operation is ILocalFunctionOperation { Body: { } body })
            Visit(body);
        else
            Visit(operation);
    }

    public override void Visit(IOperation? operation)
    {
        base.Visit(operation);
        if (_held.Count > 0 && operation is not null && _held.TryGetValue(operation, out var section))
        {
            _held.Remove(operation);
            _edges.Release(section);
        }
    }

    public override void VisitInvocation(IInvocationOperation operation)
    {
        if (readers.Conditional.LeavesOut(operation))
            return;
        var place = CallLocations.OfMember(operation.Syntax);
        if (readers.Calls.TakesLock(operation, context.Dependencies))
        {
            base.VisitInvocation(operation);
            Take(operation, place);
            return;
        }

        if (operation.TargetMethod.MethodKind == MethodKind.DelegateInvoke && AddStored(operation.Instance, place))
        {
            base.VisitInvocation(operation);
            return;
        }

        if (operation.TargetMethod.MethodKind == MethodKind.LocalFunction && IsInside(operation.TargetMethod))
            MeetCall(operation.TargetMethod.OriginalDefinition);
        else
            Add(operation, operation.TargetMethod, operation.Instance, operation.Arguments, place);
        AddComparisons(operation, operation.TargetMethod, place);
        AddStaticConstructor(operation.TargetMethod, place);
        base.VisitInvocation(operation);
    }

    public override void VisitPropertyReference(IPropertyReferenceOperation operation)
    {
        var (reads, writes) = ImplicitCalls.Access(operation);
        var place = CallLocations.OfMember(operation.Syntax);
        // A value that is there for all is made once: most requests do not wait for it.
        if (StoredDelegates.AreRunBy(operation.Property))
            AddStored(operation.Instance, place, IsOfAll(operation.Instance) ? BodyEdges.Lower(Now) : Now);
        if (reads)
            Add(operation, operation.Property.GetMethod, operation.Instance, operation.Arguments, place);
        if (writes)
            Add(operation, operation.Property.SetMethod, operation.Instance, operation.Arguments, place);
        AddComparisons(operation, operation.Property.GetMethod, place);
        AddStaticConstructor(operation.Property, place);
        base.VisitPropertyReference(operation);
    }

    public override void VisitFieldReference(IFieldReferenceOperation operation)
    {
        if (operation.Field is { IsStatic: true, IsConst: false } field)
            AddStaticConstructor(field, CallLocations.OfMember(operation.Syntax));
        base.VisitFieldReference(operation);
    }

    public override void VisitEventAssignment(IEventAssignmentOperation operation)
    {
        if (operation.EventReference is IEventReferenceOperation { Event: { } target } reference)
            Add(operation, operation.Adds
                ? target.AddMethod
                : target.RemoveMethod, reference.Instance, [], CallLocations.OfMember(reference.Syntax));
        base.VisitEventAssignment(operation);
    }

    public override void VisitObjectCreation(IObjectCreationOperation operation)
    {
        var place = CallLocations.OfCreation(operation.Syntax);
        Add(operation, operation.Constructor, null, operation.Arguments, place);
        AddComparisons(operation, operation.Constructor, place);
        if (operation.Constructor is { } constructor)
            AddStaticConstructor(constructor, place);
        base.VisitObjectCreation(operation);
    }

    public override void VisitConversion(IConversionOperation operation)
    {
        Add(operation, operation.OperatorMethod, null, [], operation.Operand.Syntax);
        base.VisitConversion(operation);
    }

    public override void VisitAwait(IAwaitOperation operation)
    {
        if (operation is { Syntax: AwaitExpressionSyntax syntax, SemanticModel: { } model, Operation.Type: { } type }
            && (readers.Dispatch.IsSource(type.OriginalDefinition) || !Awaitables.IsAwaitable(type)))
        {
            foreach (var called in ImplicitCalls.ByAwait(model.GetAwaitExpressionInfo(syntax)).Where(readers.Dispatch.IsSource))
                Add(operation, called, null, [], syntax.AwaitKeyword);
        }

        base.VisitAwait(operation);
    }

    public override void VisitForEachLoop(IForEachLoopOperation operation)
    {
        if (operation is { IsAsynchronous: false, Syntax: CommonForEachStatementSyntax syntax, SemanticModel: { } model })
        {
            AddEnumeration(operation, model.GetForEachStatementInfo(syntax), syntax.Expression);
            if (syntax is ForEachVariableStatementSyntax parts)
                AddDeconstruction(operation, model.GetDeconstructionInfo(parts), operation.LoopControlVariable);
        }

        base.VisitForEachLoop(operation);
    }

    public override void VisitUsing(IUsingOperation operation)
    {
        if (!operation.IsAsynchronous)
            AddDisposals(operation.Resources, CallLocations.OfUsing(operation.Syntax));
        base.VisitUsing(operation);
    }

    public override void VisitUsingDeclaration(IUsingDeclarationOperation operation)
    {
        if (!operation.IsAsynchronous)
            AddDisposals(operation.DeclarationGroup, CallLocations.OfUsing(operation.Syntax));
        base.VisitUsingDeclaration(operation);
    }

    public override void VisitLock(ILockOperation operation)
    {
        Visit(operation.LockedValue);
        var section = SectionAt(operation.LockedValue, CallLocations.OfLock(operation.Syntax), "lock");
        Visit(operation.Body);
        _edges.Release(section);
    }

    public override void VisitNameOf(INameOfOperation operation)
    {
    }

    public override void VisitAnonymousFunction(IAnonymousFunctionOperation operation) => VisitFunction(
        operation.Symbol, operation.Body, readers.DelegateFlows.Of(operation, context.Dependencies, context.Cancellation),
        Uses().OfFunction(operation));

    public override void VisitLocalFunction(ILocalFunctionOperation operation)
    {
        if (operation.Body is not { } body)
            return;
        var use = EnumerationUses.IsLazyIterator(operation.Symbol)
            ? BodyReferences.Around(operation).To(operation.Symbol).OfType<IInvocationOperation>()
                .Select(Uses().Of).DefaultIfEmpty(EnumerationUse.Enumerated).Max()
            : EnumerationUse.Enumerated;
        VisitFunction(
            operation.Symbol, body, readers.DelegateFlows.Of(operation, context.Dependencies, context.Cancellation), use, operation);
    }

    public override void VisitMethodReference(IMethodReferenceOperation operation)
    {
        if (operation.Method.MethodKind != MethodKind.LocalFunction && Uses().OfFunction(operation) == EnumerationUse.Enumerated
            && readers.DelegateFlows.Of(operation, context.Dependencies, context.Cancellation) == DelegateFlow.Invoked)
            Add(operation, operation.Method, operation.Instance, [], CallLocations.OfMember(operation.Syntax));
        base.VisitMethodReference(operation);
    }

    /// <summary>A function that is in scope itself is reported in itself.</summary>
    private void VisitFunction(
        IMethodSymbol function, IBlockOperation body, DelegateFlow flow, EnumerationUse use, ILocalFunctionOperation? local = null)
    {
        if (flow == DelegateFlow.Offloaded || readers.Scope.Contains(function) || use == EnumerationUse.None)
            return;
        var (confidence, isDeferred) = (_confidence, _edges.AreDeferred);
        if (flow == DelegateFlow.Escapes || use == EnumerationUse.Escapes)
            _confidence = Confidence.Low;
        _edges.AreDeferred |= use == EnumerationUse.Returned;
        VisitInner(body, local);
        (_confidence, _edges.AreDeferred) = (confidence, isDeferred);
    }

    protected override bool AddStored(IOperation? kept, SyntaxNodeOrToken place) => AddStored(kept, place, Now);

    /// <summary>Adds a delegate, a function pointer or the value of a Lazy, which is kept where it can be seen.</summary>
    private bool AddStored(IOperation? kept, SyntaxNodeOrToken place, Confidence confidence)
    {
        var stored = readers.StoredDelegates.Targets(kept, context.Dependencies, context.Cancellation);
        var targets = context.Graph.NodesOf(stored);
        if (targets.IsEmpty)
            return false;
        var name = kept switch
        {
            IMemberReferenceOperation member => member.Member.Name,
            ILocalReferenceOperation local => local.Local.Name,
            _ => "delegate",
        };
        Add(new CallEdge(place, name, confidence, null, targets));
        return true;
    }

    private static bool IsOfAll(IOperation? kept) => kept is IMemberReferenceOperation { Member.IsStatic: true };

    private void Take(IInvocationOperation call, SyntaxNodeOrToken place)
    {
        var section = SectionAt(LockCalls.LockedBy(call), place, MemberNames.Of(call.TargetMethod, context.Method));
        if (LockCalls.EndOf(call, context.Dependencies.Budget) is { } end)
            _held[end] = section;
        else
            _edges.AddHolders(section);
    }

    private LockSection SectionAt(IOperation? locked, SyntaxNodeOrToken place, string name) =>
        new(place, name, locked is null ? null : LockName.Of(locked), Now, Facts, _edges.Count);

    private void AddEnumeration(IForEachLoopOperation operation, ForEachStatementInfo info, SyntaxNode place)
    {
        foreach (var called in new[] { info.GetEnumeratorMethod, info.MoveNextMethod, info.CurrentProperty?.GetMethod, info.DisposeMethod })
        {
            if (called is not null && (readers.Dispatch.IsSource(called) || ReferenceEquals(called, info.GetEnumeratorMethod)))
                AddEnumerator(operation, called, place);
        }

        if (readers.Queries.AreRunBy(operation.Collection))
        {
            var sink = new Sink(BlockingGroup.Data, "; use 'await foreach' over AsAsyncEnumerable instead");
            Add(new CallEdge(place, "foreach", Now, sink, []));
        }
    }

    private void AddEnumerator(IForEachLoopOperation operation, IMethodSymbol called, SyntaxNode place)
    {
        // The collection is converted to the interface: what it was before says which code runs.
        var collection = operation.Collection is IConversionOperation { OperatorMethod: null } conversion
            ? conversion.Operand
            : operation.Collection;
        var isOfCollection = called.Name == "GetEnumerator"
            || SymbolEqualityComparer.Default.Equals(called.ContainingType, collection.Type);
        Add(operation, called, isOfCollection ? collection : null, [], place);
    }

    private void AddDisposals(IOperation resources, SyntaxNodeOrToken place) =>
        _edges.AddAll(readers.Disposals.Read(resources, place, context, Now), Facts);

    protected override void Add(
        IOperation operation, IMethodSymbol? called, IOperation? instance, ImmutableArray<IArgumentOperation> arguments,
        SyntaxNodeOrToken place)
    {
        if (called is null)
            return;
        var call = new CallSite(operation, called, instance, arguments, place);
        var passed = PassedBy(call);
        if (operation is IMethodReferenceOperation group)
            passed = passed.AddRange(readers.Wrappers.GivenTo(group, context.Dependencies, context.Cancellation));
        if (readers.Calls.Read(call, context, IsThrow(called) ? BodyEdges.Lower(Now) : Now) is { } edge)
            AddUnder(ConditionsOf(call, edge), edge with { Passes = passed });
        else if (readers.Calls.OfSynchronous(call, passed, context, Now) is { } synchronous)
            Add(synchronous);
    }

    /// <summary>Indicates whether a helper throws: most requests do not wait for what it does before.</summary>
    private static bool IsThrow(IMethodSymbol called) => called.Name.StartsWith("Throw", StringComparison.Ordinal);

    /// <summary>Collections and operators of LINQ compare what they hold by its own members, unless they are given others.</summary>
    private void AddComparisons(IOperation operation, IMethodSymbol? called, SyntaxNodeOrToken place)
    {
        if (called is not { ContainingType: { } type } || (!type.IsGenericType && !called.IsGenericMethod)
            || !type.TypeArguments.Concat(called.TypeArguments).Any(a => a.IsTupleType || readers.Dispatch.IsSource(a.OriginalDefinition))
            || Comparisons.By(called).Where(readers.Dispatch.IsSource).ToList() is not { Count: > 0 } methods
            || (EnumerationUses.IsLazyOperator(called) && Uses().Of(operation) != EnumerationUse.Enumerated))
            return;
        foreach (var method in methods)
        {
            var call = new CallSite(operation, method, null, [], place);
            if (readers.Calls.Read(call, context, BodyEdges.Lower(Now)) is { } edge)
                Add(edge);
        }
    }

    private ImmutableArray<PassedFlag> PassedBy(CallSite call)
    {
        if (!readers.Dispatch.IsSource(call.Method))
            return [];
        ImmutableArray<PassedFlag> passed = EnumerationUses.IsLazy(call.Method.ReturnType)
            ? [EnumerationUses.PassedTo(Uses().Of(call.Operation))]
            : [];
        if (readers.Wrappers.PassedBy(call, context.Method, context.Dependencies, context.Cancellation) is { } overMemory)
            passed = passed.Add(overMemory);
        foreach (var argument in call.Arguments)
        {
            if (PassedBy(argument) is { } flag)
                passed = passed.Add(flag);
        }

        return passed;
    }

    private PassedFlag? PassedBy(IArgumentOperation argument)
    {
        if (argument.Parameter is not { } parameter)
            return null;
        if (FlagParameters.Is(parameter))
            return Passed(parameter, argument.Value);
        return StreamParameters.PassedBy(argument, context.Method)
            ?? readers.Wrappers.PassedBy(argument, context.Method, context.Dependencies, context.Cancellation)
            ?? (InMemoryStreams.IsMemoryBase(parameter.Type)
                && readers.Wrappers.IsGivenMemory(argument.Value, context.Dependencies, context.Cancellation)
                    ? PassedFlag.Of(parameter.Ordinal, true)
                    : null);
    }

    /// <summary>
    /// The flags of the parameters, or of the object, that are given what a call reads or writes: it blocks only if that is not in memory.
    /// </summary>
    private ImmutableArray<FlagValue> ConditionsOf(CallSite call, CallEdge edge) =>
        edge.Sink is null ? []
        : StreamParameters.ConditionsOf(call, context.Method) is { IsEmpty: false } conditions ? conditions
        : context.Method.ContainingType is { } type && type.InstanceConstructors.Any(c => !c.Parameters.IsEmpty)
            && readers.Wrappers.DependsOnGiven(call, context.Dependencies, context.Cancellation)
            ? [new FlagValue(FlagSet.OverMemory, false)]
            : [];

    /// <summary>Adds an edge that is there under any of the conditions, or always where there are none.</summary>
    private void AddUnder(ImmutableArray<FlagValue> conditions, CallEdge edge)
    {
        if (conditions.IsEmpty)
            Add(edge);
        foreach (var condition in conditions)
            Add(edge with { When = [condition] });
    }

    private EnumerationUses Uses() => new(readers.Bodies, context.Dependencies, context.Cancellation);

    private void AddBaseConstructor(IMethodSymbol inherited)
    {
        var (method, type) = (context.Method, context.Method.ContainingType);
        if ((method.DeclaringSyntaxReferences.FirstOrDefault() ?? type.DeclaringSyntaxReferences.FirstOrDefault()) is not { } declared)
            return;
        var name = MemberNames.Of(inherited, method);
        Add(new CallEdge(declared.GetSyntax(), name, Confidence.Definite, null, [context.Graph.NodeOf(inherited)]));
    }

    private void AddStaticConstructor(ISymbol member, SyntaxNodeOrToken place)
    {
        if (member.ContainingType?.OriginalDefinition is { } type && readers.Dispatch.IsSource(type)
            && StaticConstructors.RunBy(type, context.Method) is { } constructor)
        {
            var name = MemberNames.Of(constructor, context.Method);
            Add(new CallEdge(place, name, BodyEdges.Lower(_confidence), null, [context.Graph.NodeOf(constructor)]));
        }
    }

    private void Add(CallEdge edge) => _edges.Add(edge, Facts);

    /// <summary>A local function of this body is read where it stands.</summary>
    private bool IsInside(IMethodSymbol function)
    {
        for (var symbol = function.ContainingSymbol; symbol is not null; symbol = symbol.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(symbol, context.Method))
                return true;
        }

        return false;
    }
}
