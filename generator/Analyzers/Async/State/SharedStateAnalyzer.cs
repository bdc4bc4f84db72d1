using Adapters.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Async.State;

/// <summary>ADPT208: a handler changes static state, or a field of its own class, of which there is one object for all loops.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SharedStateAnalyzer() : AsyncAnalyzer(AsyncRules.SharedState)
{
    private protected override void Start(CompilationStartAnalysisContext context, ScopedCode code)
    {
        context.RegisterOperationAction(
            c => AnalyzeAssignment(c, code, Target(c.Operation)), OperationKind.SimpleAssignment, OperationKind.CompoundAssignment,
            OperationKind.CoalesceAssignment, OperationKind.Increment, OperationKind.Decrement);
        context.RegisterOperationAction(c => AnalyzeCall(c, code), OperationKind.Invocation);
    }

    private static IOperation Target(IOperation change) => change switch
    {
        IAssignmentOperation assignment => assignment.Target,
        IIncrementOrDecrementOperation step => step.Target,
        _ => change,
    };

    private static void AnalyzeAssignment(OperationAnalysisContext context, ScopedCode code, IOperation target)
    {
        if (target is IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } collection }
            && SharedMembers.IsPlainCollection(collection.Type))
            Analyze(context, code, collection, isContent: true);
        else if (!(context.Operation is ISimpleAssignmentOperation && SharedMembers.IsVolatile(target)))
            Analyze(context, code, target, isContent: false);
    }

    private static void AnalyzeCall(OperationAnalysisContext context, ScopedCode code)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.Instance is { } collection && SharedMembers.IsPlainCollection(collection.Type) && SharedMembers.Changes(call.TargetMethod))
            Analyze(context, code, collection, isContent: true);
    }

    private static void Analyze(OperationAnalysisContext context, ScopedCode code, IOperation target, bool isContent)
    {
        if (SharedMembers.Of(target, isContent) is not { } shared || HandlerOf(context, code) is not { } handler
            || !(shared.IsStatic || IsOwn(shared, handler)) || Locks.Protect(context.Operation))
            return;
        context.ReportDiagnostic(Diagnostic.Create(AsyncRules.SharedState, target.Syntax.GetLocation(), shared.Name, handler.Name));
    }

    private static IMethodSymbol? HandlerOf(OperationAnalysisContext context, ScopedCode code) =>
        code.Scope.Applies(context.Operation.Syntax.SyntaxTree) && context.ContainingSymbol is IMethodSymbol method
            && (code.Scope.OnLoop(method) || code.Scope.IsSynchronousHandler(method))
            ? method
            : null;

    /// <summary>Determines whether the member is one of a handler object.</summary>
    private static bool IsOwn(ISymbol member, IMethodSymbol handler) =>
        SymbolEqualityComparer.Default.Equals(member.ContainingType, handler.ContainingType)
        && TypeNames.HasAttribute(handler.ContainingType, TypeNames.HandlerAttribute);
}
