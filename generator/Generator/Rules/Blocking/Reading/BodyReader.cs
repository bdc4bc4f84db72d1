using System.Collections.Immutable;
using Adapters.Generator.Rules.Blocking.CallGraph;
using Adapters.Generator.Rules.Blocking.Completion;
using Adapters.Generator.Rules.Blocking.Delegates;
using Adapters.Generator.Rules.Blocking.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Generator.Rules.Blocking.Reading;

/// <summary>
/// Makes the steps of a body: of everything in it that calls, written as a call or not. What is in a lambda counts as its fate says;
/// what is in a lock becomes one step, the lock, because nothing can be awaited there.
/// </summary>
internal sealed class BodyReader(BlockingAnalysis bodies, IMethodSymbol? method, CancellationToken cancellation) : OperationWalker
{
    private ImmutableArray<CallEdge>.Builder _steps = ImmutableArray.CreateBuilder<CallEdge>();
    private CompletedTasks _completed = CompletedTasks.None;
    private Confidence _certainty;

    public ImmutableArray<CallEdge> Steps => _steps.ToImmutable();

    public void Read(IOperation operation)
    {
        cancellation.ThrowIfCancellationRequested();
        _completed = CompletedTasks.Of(operation);
        if (operation is IAnonymousFunctionOperation lambda)
            Visit(lambda.Body);
        else if (operation is ILocalFunctionOperation { Body: { } body })
            Visit(body);
        else
            Visit(operation);
    }

    public override void VisitInvocation(IInvocationOperation operation)
    {
        var place = CallLocations.OfCall(operation.Syntax);
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
        var (reads, writes) = Access(operation);
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
            Add(operation, operation.Adds ? target.AddMethod : target.RemoveMethod, reference.Instance, [], CallLocations.OfMember(reference.Syntax));
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

    public override void VisitBinaryOperator(IBinaryOperation operation)
    {
        Add(operation, Behind(operation.OperatorMethod), null, [], CallLocations.OfOperator(operation.Syntax));
        base.VisitBinaryOperator(operation);
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
        if (operation.Expression.Type is INamedTypeSymbol { SpecialType: SpecialType.None } type && ToStringOf(type) is { } text)
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
        var outer = _steps;
        _steps = ImmutableArray.CreateBuilder<CallEdge>();
        Visit(operation.Body);
        var inner = _steps.ToImmutable();
        _steps = outer;
        if (!inner.IsEmpty)
            Add(new CallEdge(CallLocations.OfLock(operation.Syntax), "lock", _certainty, null, [new MethodNode(inner)]) { Group = BlockingGroup.Threads });
    }

    public override void VisitNameOf(INameOfOperation operation)
    {
    }

    public override void VisitAnonymousFunction(IAnonymousFunctionOperation operation) =>
        VisitFunction(operation.Symbol, operation.Body, bodies.DelegateFlows.Of(operation, cancellation));

    public override void VisitLocalFunction(ILocalFunctionOperation operation)
    {
        if (operation.Body is { } body)
            VisitFunction(operation.Symbol, body, bodies.DelegateFlows.Of(operation, cancellation));
    }

    public override void VisitMethodReference(IMethodReferenceOperation operation)
    {
        if (operation.Method.MethodKind != MethodKind.LocalFunction && bodies.DelegateFlows.Of(operation, cancellation) == DelegateFlow.Invoked)
            Add(operation, operation.Method, operation.Instance, [], CallLocations.OfMember(operation.Syntax));
        base.VisitMethodReference(operation);
    }

    /// <summary>A function that is in scope itself is reported in itself.</summary>
    private void VisitFunction(IMethodSymbol function, IBlockOperation body, DelegateFlow fate)
    {
        if (fate == DelegateFlow.Offloaded || bodies.Scope.Contains(function))
            return;
        var outer = _certainty;
        if (fate == DelegateFlow.Escapes)
            _certainty = Confidence.Low;
        Visit(body);
        _certainty = outer;
    }

    private bool AddDelegate(IInvocationOperation operation, SyntaxNodeOrToken place)
    {
        var targets = bodies.StoredDelegates.Targets(operation.Instance, cancellation)
            .Where(m => bodies.HasBody(m) && !bodies.Scope.Contains(m)).Select(bodies.Of).ToImmutableArray();
        if (targets.IsEmpty)
            return false;
        var name = operation.Instance is IMemberReferenceOperation { Member.Name: var kept } ? kept : "delegate";
        Add(new CallEdge(place, name, _certainty, null, targets));
        return true;
    }

    private void AddEnumeration(IForEachLoopOperation operation, ForEachStatementInfo info, SyntaxNode place)
    {
        foreach (var called in new[] { info.GetEnumeratorMethod, info.MoveNextMethod, info.CurrentProperty?.GetMethod, info.DisposeMethod })
        {
            if (called is not null && (bodies.Dispatch.IsSource(called) || ReferenceEquals(called, info.GetEnumeratorMethod)))
                AddEnumerator(operation, called, place);
        }

        if (bodies.Calls.RunsQuery(operation.Collection))
            Add(new CallEdge(place, "foreach", _certainty, new Sink(BlockingGroup.Data, "; use 'await foreach' over AsAsyncEnumerable instead"), []));
    }

    private void AddEnumerator(IForEachLoopOperation operation, IMethodSymbol called, SyntaxNode place)
    {
        // The collection is converted to the interface: what it was before says which code runs.
        var collection = operation.Collection is IConversionOperation { OperatorMethod: null } conversion ? conversion.Operand : operation.Collection;
        Add(operation, called, SymbolEqualityComparer.Default.Equals(called.ContainingType, collection.Type) || called.Name == "GetEnumerator" ? collection : null, [], place);
    }

    private void AddDisposals(IOperation resources, SyntaxNodeOrToken place)
    {
        if (resources is IVariableDeclarationGroupOperation group)
        {
            foreach (var declarator in group.Declarations.SelectMany(d => d.Declarators))
                AddDisposal(declarator.GetVariableInitializer()?.Value, declarator.Symbol.Type, place);
        }
        else
        {
            AddDisposal(resources, resources.Type, place);
        }
    }

    private void AddDisposal(IOperation? resource, ITypeSymbol? type, SyntaxNodeOrToken place)
    {
        if (resource is not null && bodies.Calls.ReadDisposal(resource, type, place, method, _certainty) is { } step)
            Add(step);
    }

    private void Add(
        IOperation operation, IMethodSymbol? called, IOperation? instance, ImmutableArray<IArgumentOperation> arguments, SyntaxNodeOrToken place)
    {
        if (called is not null
            && bodies.Calls.Read(new CallSite(operation, called, instance, arguments, place), method, _certainty, _completed, cancellation) is { } step)
            Add(step);
    }

    private void AddStaticConstructor(ISymbol member, bool isField, SyntaxNodeOrToken place)
    {
        if (member.ContainingType is { } type && StaticConstructors.RunBy(type.OriginalDefinition, isField, method, bodies.Dispatch) is { } constructor)
            Add(new CallEdge(place, MemberNames.Of(constructor, method), _certainty, null, [bodies.Of(constructor)]));
    }

    private void Add(CallEdge step) => _steps.Add(step);

    /// <summary>A local function of this body is read where it stands.</summary>
    private bool IsInside(IMethodSymbol function)
    {
        for (var symbol = function.ContainingSymbol; symbol is not null; symbol = symbol.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(symbol, method) || method is null)
                return true;
        }

        return false;
    }

    /// <summary>The operators that the compiler gives a record call its Equals, which may be written.</summary>
    private static IMethodSymbol? Behind(IMethodSymbol? called) => called is { IsImplicitlyDeclared: true, ContainingType: { IsRecord: true } record }
        ? record.GetMembers("Equals").OfType<IMethodSymbol>().FirstOrDefault(m => m.Parameters is [{ Type: var type }] && SymbolEqualityComparer.Default.Equals(type, record))
        : called;

    private static IMethodSymbol? ToStringOf(INamedTypeSymbol type) => type.GetMembers("ToString").OfType<IMethodSymbol>().FirstOrDefault(m => m.IsOverride);

    private static (bool Reads, bool Writes) Access(IOperation reference) => reference.Parent switch
    {
        ICompoundAssignmentOperation compound when compound.Target == reference => (true, true),
        ICoalesceAssignmentOperation coalesce when coalesce.Target == reference => (true, true),
        IIncrementOrDecrementOperation => (true, true),
        IAssignmentOperation assignment when assignment.Target == reference => (false, true),
        ITupleOperation { Parent: IDeconstructionAssignmentOperation deconstruction } tuple when deconstruction.Target == tuple => (false, true),
        _ => (true, false),
    };
}
