using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Async.Loop;

/// <summary>ADPT206: a loop that waits for a condition by yielding, without a count and without any other work.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SpinningLoopAnalyzer() : AsyncAnalyzer(AsyncRules.SpinningLoop)
{
    private protected override void Start(CompilationStartAnalysisContext context, ScopedCode code) =>
        context.RegisterOperationAction(c => Analyze(c, code), OperationKind.Loop);

    private static void Analyze(OperationAnalysisContext context, ScopedCode code)
    {
        var loop = (ILoopOperation)context.Operation;
        if (loop is IForEachLoopOperation or IForToLoopOperation || loop is IForLoopOperation { AtLoopBottom.IsEmpty: false })
            return;
        var statements = StatementsOf(loop.Body).ToList();
        if (statements.Select(YieldIn).FirstOrDefault(y => y is not null) is not { } yield
            || !statements.TrueForAll(s => YieldIn(s) is not null || OnlyLooks(s))
            || AwaitsElsewhere(loop, statements) || !code.Contains(loop, context.ContainingSymbol))
            return;
        var busy = ScopedCode.FunctionsAround(loop, context.ContainingSymbol).Any(code.Scope.OnLoop) ? "the event loop" : "its thread";
        context.ReportDiagnostic(Diagnostic.Create(AsyncRules.SpinningLoop, KeywordOf(loop.Syntax), yield, busy));
    }

    private static IEnumerable<IOperation> StatementsOf(IOperation body) => body is IBlockOperation block ? block.Operations : [body];

    /// <summary>Returns the await of a task that is complete at once or with the next turn of the loop.</summary>
    private static string? YieldIn(IOperation statement)
    {
        if (statement is not IExpressionStatementOperation { Operation: IAwaitOperation { Operation: var awaited } })
            return null;
        if (awaited is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } configured })
            awaited = configured;
        return awaited switch
        {
            IInvocationOperation { TargetMethod: { Name: "Yield", ContainingType.Name: "Task" } } => "await Task.Yield()",
            IInvocationOperation { TargetMethod: { Name: "Delay", ContainingType.Name: "Task" }, Arguments: [{ Value: var time }, ..] }
                when IsZero(time) => "await Task.Delay(0)",
            IPropertyReferenceOperation { Property: { Name: "CompletedTask", ContainingType.Name: "Task" or "ValueTask" } } =>
                "await Task.CompletedTask",
            _ => null,
        };
    }

    private static bool IsZero(IOperation time) =>
        time is { ConstantValue: { HasValue: true, Value: 0 } }
            or IFieldReferenceOperation { Field: { Name: "Zero", ContainingType.Name: "TimeSpan" } };

    /// <summary>Determines whether a statement is a way out of the loop, or a look at a token.</summary>
    private static bool OnlyLooks(IOperation statement) => statement switch
    {
        IConditionalOperation { WhenFalse: null, WhenTrue: var then } => StatementsOf(then).All(IsExit),
        IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod: var method } } =>
            method is { Name: "ThrowIfCancellationRequested", ContainingType.Name: "CancellationToken" },
        IEmptyOperation => true,
        _ => false,
    };

    private static bool IsExit(IOperation statement) =>
        statement is IBranchOperation or IThrowOperation or IReturnOperation { ReturnedValue: null or { ConstantValue.HasValue: true } };

    /// <summary>Determines whether the condition itself waits for something.</summary>
    private static bool AwaitsElsewhere(ILoopOperation loop, List<IOperation> statements) =>
        loop.Descendants().Count(o => o is IAwaitOperation) != statements.Count(s => YieldIn(s) is not null);

    private static Location KeywordOf(SyntaxNode loop) => (loop switch
    {
        WhileStatementSyntax statement => statement.WhileKeyword,
        DoStatementSyntax statement => statement.DoKeyword,
        ForStatementSyntax statement => statement.ForKeyword,
        _ => loop.GetFirstToken(),
    }).GetLocation();
}
