using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Async.Tasks;

/// <summary>Finds the calls that run a function on another thread, and the function.</summary>
internal static class Wrappers
{
    public static bool Is(IMethodSymbol method) => (method.ContainingType?.Name, method.Name) switch
    {
        ("Task", "Run") => Awaitables.IsTask(method.ContainingType),
        ("TaskFactory", "StartNew") => Awaitables.IsTask(method.ReturnType),
        ("Offload", "Run") => method.ContainingNamespace is { Name: "Adapters", ContainingNamespace.IsGlobalNamespace: true },
        _ => false,
    };

    public static bool GivesTaskOfTask(IInvocationOperation call) =>
        call.Type is INamedTypeSymbol { TypeArguments: [var result] } && Awaitables.IsTask(result) && FunctionOf(call) is not null;

    /// <summary>Returns the lambda or the method group that is run.</summary>
    public static IOperation? FunctionOf(IInvocationOperation call) =>
        (call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == 0)?.Value as IDelegateCreationOperation)?.Target;

    /// <summary>Returns the asynchronous method, if the function calls nothing else.</summary>
    public static IMethodSymbol? CallIn(IInvocationOperation call) => FunctionOf(call) switch
    {
        IMethodReferenceOperation { Method: var method } when Awaitables.IsTask(method.ReturnType) => method,
        IAnonymousFunctionOperation { Body: var body } when Only(body) is { } only && Awaitables.IsTask(only.Type) && IsPlain(only) =>
            only.TargetMethod,
        _ => null,
    };

    /// <summary>Returns the method that a lambda calls, if it does nothing else.</summary>
    public static IMethodSymbol? OnlyCallIn(IInvocationOperation call) =>
        FunctionOf(call) is IAnonymousFunctionOperation { Body.Operations: var operations }
        && operations.Where(o => o is not IReturnOperation { ReturnedValue: null }).ToList() is [IExpressionStatementOperation only]
        && only.Operation is IInvocationOperation called && IsPlain(called)
            ? called.TargetMethod
            : null;

    /// <summary>Returns the call that the body awaits or returns, if it is the only one.</summary>
    public static IInvocationOperation? Only(IBlockOperation body)
    {
        var statements = body.Operations.Where(o => o is not IReturnOperation { ReturnedValue: null }).ToList();
        if (statements.Count != 1)
            return null;
        var value = statements[0] switch
        {
            IReturnOperation { ReturnedValue: { } returned } => returned,
            IExpressionStatementOperation { Operation: IAwaitOperation awaited } => awaited,
            _ => null,
        };
        while (value is IConversionOperation { OperatorMethod: null, Operand: var operand })
            value = operand;
        if (value is IAwaitOperation { Operation: var task })
            value = task;
        if (value is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } configured })
            value = configured;
        return value as IInvocationOperation;
    }

    /// <summary>Determines whether the arguments call nothing, which might be the reason for another thread.</summary>
    private static bool IsPlain(IInvocationOperation call) =>
        !call.Descendants().Any(o => o is IInvocationOperation or IObjectCreationOperation or IAnonymousFunctionOperation);
}
