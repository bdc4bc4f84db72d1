using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Generator.Rules.Async;

/// <summary>Whether asynchronous code catches whatever it throws itself, so that its task never fails.</summary>
internal static class Guarded
{
    public static bool CatchesAll(IInvocationOperation call, CancellationToken cancellation)
    {
        if (Wrappers.Is(call.TargetMethod))
            return Wrappers.FunctionOf(call) is { } function && OfFunction(function, cancellation);
        return OfMethod(call.TargetMethod, cancellation);
    }

    public static bool CatchesAll(IAnonymousFunctionOperation lambda) => Is((lambda.Syntax as AnonymousFunctionExpressionSyntax)?.Block);

    public static bool CatchesAll(IMethodSymbol method, CancellationToken cancellation) =>
        (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) switch
        {
            MethodDeclarationSyntax declared => Is(declared.Body),
            LocalFunctionStatementSyntax local => Is(local.Body),
            _ => false,
        };

    private static bool OfFunction(IOperation function, CancellationToken cancellation) => function switch
    {
        IAnonymousFunctionOperation lambda => CatchesAll(lambda),
        IMethodReferenceOperation reference => OfMethod(reference.Method, cancellation),
        _ => false,
    };

    private static bool OfMethod(IMethodSymbol method, CancellationToken cancellation) =>
        !method.IsAbstract && !(method.IsVirtual && !method.ContainingType.IsSealed) && CatchesAll(method, cancellation);

    /// <summary>Whether the block is a try that catches everything, with nothing before it that could throw.</summary>
    private static bool Is(BlockSyntax? block) =>
        block?.Statements is { Count: > 0 } statements
        && statements.Last() is TryStatementSyntax attempt && attempt.Catches.Any(IsOfAll)
        && attempt.Catches.All(c => !Throws(c.Block)) && (attempt.Finally is null || !Throws(attempt.Finally.Block))
        && statements.Take(statements.Count - 1).All(IsSafe);

    private static bool IsSafe(StatementSyntax statement) => statement switch
    {
        LocalFunctionStatementSyntax => true,
        LocalDeclarationStatementSyntax or ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax } => !statement.DescendantNodes().Any(IsCall),
        _ => false,
    };

    private static bool IsOfAll(CatchClauseSyntax clause) =>
        clause.Filter is null && clause.Declaration?.Type is null or IdentifierNameSyntax { Identifier.Text: "Exception" } or QualifiedNameSyntax { Right.Identifier.Text: "Exception" };

    private static bool Throws(BlockSyntax block) => block.DescendantNodes().Any(n => n is ThrowStatementSyntax or ThrowExpressionSyntax);

    private static bool IsCall(SyntaxNode node) => node.IsKind(SyntaxKind.InvocationExpression) || node.IsKind(SyntaxKind.AwaitExpression);
}
