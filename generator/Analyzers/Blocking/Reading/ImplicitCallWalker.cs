using System.Collections.Immutable;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Reading.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Reading;

/// <summary>Finds what operations call that are not written as calls: operators, text, patterns, function pointers.</summary>
internal abstract class ImplicitCallWalker(IMethodSymbol method, VisitBudget budget) : FlowWalker(method, budget)
{
    /// <summary>Takes a call.</summary>
    protected abstract void Add(
        IOperation operation, IMethodSymbol? called, IOperation? instance, ImmutableArray<IArgumentOperation> arguments,
        SyntaxNodeOrToken place);

    /// <summary>Takes the call of what a field or a property keeps.</summary>
    protected abstract bool AddStored(IOperation? kept, SyntaxNodeOrToken place);

    protected override void Meet(IBinaryOperation operation)
    {
        Add(operation, ImplicitCalls.Behind(operation.OperatorMethod), null, [], CallLocations.OfOperator(operation.Syntax));
        if (operation is { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String })
        {
            AddText(operation.LeftOperand);
            AddText(operation.RightOperand);
        }
    }

    public override void VisitUnaryOperator(IUnaryOperation operation)
    {
        Add(operation, operation.OperatorMethod, null, [], CallLocations.OfOperator(operation.Syntax));
        base.VisitUnaryOperator(operation);
    }

    public override void VisitCompoundAssignment(ICompoundAssignmentOperation operation)
    {
        Add(operation, operation.OperatorMethod, null, [], CallLocations.OfOperator(operation.Syntax));
        if (operation is { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String })
            AddText(operation.Value);
        base.VisitCompoundAssignment(operation);
    }

    public override void VisitIncrementOrDecrement(IIncrementOrDecrementOperation operation)
    {
        Add(operation, operation.OperatorMethod, null, [], CallLocations.OfOperator(operation.Syntax));
        base.VisitIncrementOrDecrement(operation);
    }

    public override void VisitImplicitIndexerReference(IImplicitIndexerReferenceOperation operation)
    {
        if (operation.IndexerSymbol is IPropertySymbol { GetMethod: { } getter })
            Add(operation, getter, operation.Instance, [], operation.Syntax);
        base.VisitImplicitIndexerReference(operation);
    }

    public override void VisitDeconstructionAssignment(IDeconstructionAssignmentOperation operation)
    {
        if (operation is { Syntax: AssignmentExpressionSyntax syntax, SemanticModel: { } model })
            AddDeconstruction(operation, model.GetDeconstructionInfo(syntax), operation.Value);
        base.VisitDeconstructionAssignment(operation);
    }

    public override void VisitInterpolation(IInterpolationOperation operation)
    {
        if (!ImplicitCalls.IsForLater(operation))
            AddText(operation.Expression);
        base.VisitInterpolation(operation);
    }

    public override void VisitInterpolatedStringAppend(IInterpolatedStringAppendOperation operation)
    {
        if (ImplicitCalls.TextOf(operation) is { } value)
            AddText(value);
        base.VisitInterpolatedStringAppend(operation);
    }

    public override void VisitRecursivePattern(IRecursivePatternOperation operation)
    {
        Add(operation, operation.DeconstructSymbol as IMethodSymbol, null, [], operation.Syntax);
        base.VisitRecursivePattern(operation);
    }

    public override void VisitListPattern(IListPatternOperation operation)
    {
        foreach (var called in ImplicitCalls.ByList(operation))
            Add(operation, called, null, [], operation.Syntax);
        base.VisitListPattern(operation);
    }

    public override void VisitSlicePattern(ISlicePatternOperation operation)
    {
        Add(operation, operation.SliceSymbol as IMethodSymbol, null, [], operation.Syntax);
        base.VisitSlicePattern(operation);
    }

    public override void VisitFunctionPointerInvocation(IFunctionPointerInvocationOperation operation)
    {
        if (!AddStored(operation.Target, operation.Syntax))
            Add(operation, ImplicitCalls.BehindPointer(operation.Target), null, [], operation.Syntax);
        base.VisitFunctionPointerInvocation(operation);
    }

    /// <summary>The methods that take a value apart, and those for the parts that are taken apart themselves.</summary>
    protected void AddDeconstruction(IOperation operation, DeconstructionInfo info, IOperation value)
    {
        var pending = new Stack<DeconstructionInfo>([info]);
        while (pending.Count > 0)
        {
            var part = pending.Pop();
            Add(operation, part.Method, null, [], value.Syntax);
            foreach (var inner in part.Nested)
                pending.Push(inner);
        }
    }

    /// <summary>A value that becomes text by its ToString.</summary>
    private void AddText(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null } conversion)
            value = conversion.Operand;
        if (value.Type is INamedTypeSymbol { SpecialType: SpecialType.None } type && ImplicitCalls.ToStringOf(type) is { } text)
            Add(value, text, value, [], value.Syntax);
    }
}
