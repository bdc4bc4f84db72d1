using System.Collections.Immutable;
using Adapters.Analyzers.Blocking.CallGraph;
using Adapters.Analyzers.Blocking.Completion;
using Adapters.Analyzers.Blocking.Delegates;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Operations;
using Adapters.Analyzers.Blocking.Reading.Locks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Reading;

/// <summary>
/// Makes the edges of a body: of everything in it that calls, written as a call or not. What is in a lambda counts if the lambda is run;
/// what is in a lock becomes one edge, the lock, because nothing can be awaited there.
/// </summary>
internal sealed class BodyReader(EdgeReaders readers, ReadContext context) : OperationWalker
{
    private readonly Dictionary<IOperation, LockSection> _held = [];
    private readonly ImmutableArray<CallEdge>.Builder _edges = ImmutableArray.CreateBuilder<CallEdge>();
    private CompletedTasks _completed = CompletedTasks.None;
    private Confidence _confidence;

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
        foreach (var operation in operations ?? readers.Bodies.Of(context.Method, context.Cancellation))
            Read(operation);
        return _edges.ToImmutable();
    }

    private void Read(IOperation operation)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        _completed = CompletedTasks.Of(operation);
        if (operation is IAnonymousFunctionOperation lambda)
            Visit(lambda.Body);
        else if (operation is ILocalFunctionOperation { Body: { } body })
            Visit(body);
        else
            Visit(operation);
    }

    public override void Visit(IOperation? operation)
    {
        context.Dependencies.Budget.Visit();
        base.Visit(operation);
        if (_held.Count > 0 && operation is not null && _held.TryGetValue(operation, out var section))
        {
            _held.Remove(operation);
            Release(section);
        }
    }

    public override void VisitInvocation(IInvocationOperation operation)
    {
        var place = CallLocations.OfMember(operation.Syntax);
        if (readers.Calls.TakesLock(operation))
        {
            base.VisitInvocation(operation);
            Take(operation, place);
            return;
        }

        if (operation.TargetMethod.MethodKind == MethodKind.DelegateInvoke && AddDelegate(operation, place))
        {
            base.VisitInvocation(operation);
            return;
        }

        if (operation.TargetMethod.MethodKind != MethodKind.LocalFunction || !IsInside(operation.TargetMethod))
            Add(operation, operation.TargetMethod, operation.Instance, operation.Arguments, place);
        AddStaticConstructor(operation.TargetMethod, isField: false, place);
        base.VisitInvocation(operation);
    }

    public override void VisitPropertyReference(IPropertyReferenceOperation operation)
    {
        var (reads, writes) = ImplicitCalls.Access(operation);
        var place = CallLocations.OfMember(operation.Syntax);
        if (reads)
            Add(operation, operation.Property.GetMethod, operation.Instance, operation.Arguments, place);
        if (writes)
            Add(operation, operation.Property.SetMethod, operation.Instance, operation.Arguments, place);
        AddStaticConstructor(operation.Property, operation.Property.IsStatic, place);
        base.VisitPropertyReference(operation);
    }

    public override void VisitImplicitIndexerReference(IImplicitIndexerReferenceOperation operation)
    {
        if (operation.IndexerSymbol is IPropertySymbol { GetMethod: { } getter })
            Add(operation, getter, operation.Instance, [], operation.Syntax);
        base.VisitImplicitIndexerReference(operation);
    }

    public override void VisitFieldReference(IFieldReferenceOperation operation)
    {
        if (operation.Field is { IsStatic: true, IsConst: false } field)
            AddStaticConstructor(field, isField: true, CallLocations.OfMember(operation.Syntax));
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
        if (operation.Constructor is { } constructor)
            AddStaticConstructor(constructor, isField: false, place);
        base.VisitObjectCreation(operation);
    }

    /// <summary>A long sum is deep on its left side: too deep to go down by recursion.</summary>
    public override void VisitBinaryOperator(IBinaryOperation operation)
    {
        var rights = new Stack<IOperation>();
        IOperation left = operation;
        for (; left is IBinaryOperation binary; left = binary.LeftOperand)
        {
            Add(binary, ImplicitCalls.Behind(binary.OperatorMethod), null, [], CallLocations.OfOperator(binary.Syntax));
            rights.Push(binary.RightOperand);
        }

        Visit(left);
        while (rights.Count > 0)
            Visit(rights.Pop());
    }

    public override void VisitUnaryOperator(IUnaryOperation operation)
    {
        Add(operation, operation.OperatorMethod, null, [], CallLocations.OfOperator(operation.Syntax));
        base.VisitUnaryOperator(operation);
    }

    public override void VisitCompoundAssignment(ICompoundAssignmentOperation operation)
    {
        Add(operation, operation.OperatorMethod, null, [], CallLocations.OfOperator(operation.Syntax));
        base.VisitCompoundAssignment(operation);
    }

    public override void VisitIncrementOrDecrement(IIncrementOrDecrementOperation operation)
    {
        Add(operation, operation.OperatorMethod, null, [], CallLocations.OfOperator(operation.Syntax));
        base.VisitIncrementOrDecrement(operation);
    }

    public override void VisitConversion(IConversionOperation operation)
    {
        Add(operation, operation.OperatorMethod, null, [], operation.Operand.Syntax);
        base.VisitConversion(operation);
    }

    public override void VisitDeconstructionAssignment(IDeconstructionAssignmentOperation operation)
    {
        if (operation is { Syntax: AssignmentExpressionSyntax syntax, SemanticModel: { } model })
            Add(operation, model.GetDeconstructionInfo(syntax).Method, operation.Value, [], operation.Value.Syntax);
        base.VisitDeconstructionAssignment(operation);
    }

    public override void VisitInterpolation(IInterpolationOperation operation)
    {
        if (operation.Expression.Type is INamedTypeSymbol { SpecialType: SpecialType.None } type
            && ImplicitCalls.ToStringOf(type) is { } text)
            Add(operation, text, operation.Expression, [], operation.Expression.Syntax);
        base.VisitInterpolation(operation);
    }

    public override void VisitForEachLoop(IForEachLoopOperation operation)
    {
        if (operation is { IsAsynchronous: false, Syntax: CommonForEachStatementSyntax syntax, SemanticModel: { } model })
            AddEnumeration(operation, model.GetForEachStatementInfo(syntax), syntax.Expression);
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
        Release(section);
    }

    public override void VisitNameOf(INameOfOperation operation)
    {
    }

    public override void VisitAnonymousFunction(IAnonymousFunctionOperation operation) =>
        VisitFunction(operation.Symbol, operation.Body, readers.DelegateFlows.Of(operation, context.Dependencies, context.Cancellation));

    public override void VisitLocalFunction(ILocalFunctionOperation operation)
    {
        if (operation.Body is { } body)
            VisitFunction(operation.Symbol, body, readers.DelegateFlows.Of(operation, context.Dependencies, context.Cancellation));
    }

    public override void VisitMethodReference(IMethodReferenceOperation operation)
    {
        if (operation.Method.MethodKind != MethodKind.LocalFunction
            && readers.DelegateFlows.Of(operation, context.Dependencies, context.Cancellation) == DelegateFlow.Invoked)
            Add(operation, operation.Method, operation.Instance, [], CallLocations.OfMember(operation.Syntax));
        base.VisitMethodReference(operation);
    }

    /// <summary>A function that is in scope itself is reported in itself.</summary>
    private void VisitFunction(IMethodSymbol function, IBlockOperation body, DelegateFlow flow)
    {
        if (flow == DelegateFlow.Offloaded || readers.Scope.Contains(function))
            return;
        var outer = _confidence;
        if (flow == DelegateFlow.Escapes)
            _confidence = Confidence.Low;
        Visit(body);
        _confidence = outer;
    }

    private bool AddDelegate(IInvocationOperation operation, SyntaxNodeOrToken place)
    {
        var stored = readers.StoredDelegates.Targets(operation.Instance, context.Dependencies, context.Cancellation);
        var targets = context.Graph.NodesOf(stored);
        if (targets.IsEmpty)
            return false;
        var name = operation.Instance is IMemberReferenceOperation { Member.Name: var kept } ? kept : "delegate";
        Add(new CallEdge(place, name, _confidence, null, targets));
        return true;
    }

    private void Take(IInvocationOperation call, SyntaxNodeOrToken place)
    {
        var section = SectionAt(LockCalls.LockedBy(call), place, MemberNames.Of(call.TargetMethod, context.Method));
        if (LockCalls.EndOf(call, context.Dependencies.Budget) is { } end)
            _held[end] = section;
        else
            AddHolders(section);
    }

    private LockSection SectionAt(IOperation? locked, SyntaxNodeOrToken place, string name) =>
        new(place, name, locked is null ? null : LockName.Of(locked), _confidence, _edges.Count);

    /// <summary>
    /// Makes one edge of all that blocks in a section: nobody can await there. Whoever takes the lock waits for those who hold it.
    /// </summary>
    private void Release(LockSection section)
    {
        var start = Math.Min(section.Start, _edges.Count);
        ImmutableArray<CallEdge> inner = [.. _edges.Skip(start)];
        _edges.Count = start;
        if (!inner.IsEmpty)
        {
            Add(new CallEdge(section.Place, section.Name, section.Confidence, null, [new MethodNode(inner)])
            {
                Group = BlockingGroup.Threads,
                Lock = section.Lock,
            });
        }

        AddHolders(section);
    }

    private void AddHolders(LockSection section)
    {
        if (section.Lock is null)
            return;
        var confidence = section.Confidence > Confidence.Possible ? section.Confidence : Confidence.Possible;
        Add(new CallEdge(section.Place, section.Name, confidence, null, [context.Graph.HoldersOf(section.Lock)])
        {
            Group = BlockingGroup.Threads,
        });
    }

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
            Add(new CallEdge(place, "foreach", _confidence, sink, []));
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
        _edges.AddRange(readers.Disposals.Read(resources, place, context, _confidence));

    private void Add(
        IOperation operation, IMethodSymbol? called, IOperation? instance, ImmutableArray<IArgumentOperation> arguments,
        SyntaxNodeOrToken place)
    {
        if (called is null)
            return;
        var call = new CallSite(operation, called, instance, arguments, place);
        if (readers.Calls.Read(call, context, _confidence, _completed) is { } edge)
            Add(edge);
    }

    private void AddBaseConstructor(IMethodSymbol inherited)
    {
        var (method, type) = (context.Method, context.Method.ContainingType);
        if ((method.DeclaringSyntaxReferences.FirstOrDefault() ?? type.DeclaringSyntaxReferences.FirstOrDefault()) is not { } declared)
            return;
        var name = MemberNames.Of(inherited, method);
        Add(new CallEdge(declared.GetSyntax(), name, Confidence.Definite, null, [context.Graph.NodeOf(inherited)]));
    }

    private void AddStaticConstructor(ISymbol member, bool isField, SyntaxNodeOrToken place)
    {
        if (member.ContainingType?.OriginalDefinition is { } type && readers.Dispatch.IsSource(type)
            && StaticConstructors.RunBy(type, isField, context.Method) is { } constructor)
            Add(new CallEdge(place, MemberNames.Of(constructor, context.Method), _confidence, null, [context.Graph.NodeOf(constructor)]));
    }

    private void Add(CallEdge edge) => _edges.Add(edge);

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
