using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Operations;
using Adapters.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Async.Tasks;

/// <summary>
/// ADPT201: lambdas, local functions and methods that are async void. Not those that an event requires, those that catch everything
/// themselves, and lambdas with an explicit void.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AsyncVoidAnalyzer() : AsyncAnalyzer(AsyncRules.AsyncVoid)
{
    private const string ReturnTask = "let it return a Task";
    private const string TakeTask = "give it to a delegate that returns a Task";

    private protected override void Start(CompilationStartAnalysisContext context, ScopedCode code)
    {
        context.RegisterOperationAction(c => AnalyzeLambda(c, code), OperationKind.AnonymousFunction);
        context.RegisterOperationAction(c => AnalyzeLocalFunction(c, code), OperationKind.LocalFunction);
        context.RegisterSymbolAction(c => AnalyzeMethod(c, code), SymbolKind.Method);
    }

    private static void AnalyzeLambda(OperationAnalysisContext context, ScopedCode code)
    {
        var lambda = (IAnonymousFunctionOperation)context.Operation;
        if (!IsAsyncVoid(lambda.Symbol) || lambda.Parent is { Parent: IEventAssignmentOperation }
            || lambda.Syntax is ParenthesizedLambdaExpressionSyntax { ReturnType: not null }
            || Guarded.CatchesAll(lambda) || Guarded.GuardsAwaits(lambda.Syntax)
            || !code.Contains(lambda, context.ContainingSymbol))
            return;
        var place = lambda.Syntax is AnonymousFunctionExpressionSyntax { AsyncKeyword: var keyword }
            ? keyword.GetLocation()
            : lambda.Syntax.GetLocation();
        context.ReportDiagnostic(Diagnostic.Create(AsyncRules.AsyncVoid, place, "lambda", TakeTask));
    }

    private static void AnalyzeLocalFunction(OperationAnalysisContext context, ScopedCode code)
    {
        var function = (ILocalFunctionOperation)context.Operation;
        if (IsAsyncVoid(function.Symbol) && !Guarded.CatchesAll(function.Symbol, context.CancellationToken)
            && !Guarded.GuardsAwaits(function.Syntax) && !(Guarded.KeepsException(function) && IsCallback(function))
            && code.Contains(function, context.ContainingSymbol))
            Report(context.ReportDiagnostic, function.Symbol);
    }

    /// <summary>Determines whether a function is only given away as a delegate, which decides that it returns void.</summary>
    private static bool IsCallback(ILocalFunctionOperation function) =>
        !BodyReferences.Around(function).To(function.Symbol).Any(u => u is IInvocationOperation);

    private static void AnalyzeMethod(SymbolAnalysisContext context, ScopedCode code)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (IsAsyncVoid(method) && code.Scope.Contains(method) && !Contracts.Bind(method)
            && !Guarded.CatchesAll(method, context.CancellationToken) && !IsGuarded(method, DeclarationOf(method, context), context)
            && !method.GetAttributes().Any(RouteAttributes.IsCall))
            Report(context.ReportDiagnostic, method);
    }

    private static bool IsGuarded(IMethodSymbol method, SyntaxNode? declaration, SymbolAnalysisContext context) =>
        Guarded.GuardsAwaits(declaration) || Guarded.OnlyAwaitsGuarded(method, declaration, context.CancellationToken);

    private static SyntaxNode? DeclarationOf(IMethodSymbol method, SymbolAnalysisContext context) =>
        (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.CancellationToken);

    private static void Report(Action<Diagnostic> report, IMethodSymbol function) =>
        report(Diagnostic.Create(AsyncRules.AsyncVoid, function.PlaceOf(), function.Name, ReturnTask));

    private static bool IsAsyncVoid(IMethodSymbol function) =>
        function is { IsAsync: true, ReturnsVoid: true }
        && !(function.Parameters is [_, { Type: var arguments }] && IsEventArgs(arguments));

    private static bool IsEventArgs(ITypeSymbol? type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (t is { Name: "EventArgs", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
                return true;
        }

        return false;
    }
}
