using Adapters.Analyzers.Blocking.Completion.Declarations;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Reading.Evidence;

/// <summary>
/// Methods of the source whose task is complete when they return it, as <c>Task.FromResult(Read())</c> is: to await one is not better than
/// to call what it calls.
/// </summary>
internal sealed class ImmediateMethods(MethodBodies bodies, BodyDependencies dependencies, CancellationToken cancellation)
{
    /// <summary>An overload that calls another one, and that one a third; what goes further is not looked at.</summary>
    private const int MaxDepth = 4;

    public bool Contain(IMethodSymbol method) => Contain(method, 0);

    private bool Contain(IMethodSymbol method, int depth) =>
        depth <= MaxDepth && bodies.HasBody(method) && !method.IsIterator
        && dependencies.OperationsOf(method, bodies, cancellation) is { IsEmpty: false } operations
        && operations.All(o => IsImmediate(o, method.IsAsync, depth));

    /// <summary>Indicates whether an asynchronous body never awaits, and any other one returns complete tasks alone.</summary>
    private bool IsImmediate(IOperation body, bool isAsync, int depth) => OwnOperations.Of(body, dependencies.Budget).All(o => o switch
    {
        IAwaitOperation or IForEachLoopOperation { IsAsynchronous: true } or IUsingOperation { IsAsynchronous: true }
            or IUsingDeclarationOperation { IsAsynchronous: true } => false,
        IReturnOperation { ReturnedValue: { } value } => isAsync || IsComplete(value, depth),
        _ => true,
    });

    private bool IsComplete(IOperation value, int depth)
    {
        dependencies.Budget.Visit();
        return value switch
        {
            IConversionOperation { OperatorMethod: null } conversion => IsComplete(conversion.Operand, depth),
            IParenthesizedOperation parenthesized => IsComplete(parenthesized.Operand, depth),
            IConditionalOperation { WhenFalse: { } other } conditional =>
                IsComplete(conditional.WhenTrue, depth) && IsComplete(other, depth),
            ISwitchExpressionOperation choice => choice.Arms.All(a => IsComplete(a.Value, depth)),
            IThrowOperation or IDefaultValueOperation => true,
            IObjectCreationOperation { Type: var made } creation =>
                Awaitables.IsTask(made) && creation.Arguments.All(a => IsValue(a.Value.Type)),
            IInvocationOperation { TargetMethod: { ContainingType: var type, Name: var name } called } =>
                Awaitables.IsTask(type) ? name is "FromResult" or "FromException" or "FromCanceled"
                : !called.IsAbstract && !called.IsVirtual && Contain(called.OriginalDefinition, depth + 1),
            IPropertyReferenceOperation { Property.Name: "Task", Instance: ILocalReferenceOperation source } => IsKept(source),
            IMemberReferenceOperation reference => MemberDeclarations.IsAlwaysComplete(reference.Member),
            _ => false,
        };
    }

    /// <summary>Indicates whether a source of a task is given to nobody else, so that the method itself completes the task.</summary>
    private static bool IsKept(ILocalReferenceOperation source) =>
        source.Type is { Name: "TaskCompletionSource" }
        && BodyReferences.Around(source).To(source.Local).All(r => r is IVariableDeclaratorOperation
            || (r.Parent is IInvocationOperation or IPropertyReferenceOperation && !IsInFunction(r)));

    private static bool IsInFunction(IOperation place)
    {
        for (var around = place.Parent; around is not null; around = around.Parent)
        {
            if (around is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return true;
        }

        return false;
    }

    /// <summary>Indicates whether a task of a value of the type is complete: it is not the task itself, nor the source of one.</summary>
    private static bool IsValue(ITypeSymbol? type) => !Awaitables.IsTask(type) && type is not { Name: "IValueTaskSource" } && type
        is not { TypeKind: TypeKind.Delegate };
}
