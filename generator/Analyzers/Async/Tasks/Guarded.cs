using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Async.Tasks;

/// <summary>Determines whether asynchronous code catches everything that it throws, so that its task never fails.</summary>
internal static class Guarded
{
    public static bool CatchesAll(IInvocationOperation call, CancellationToken cancellation)
    {
        if (Wrappers.Is(call.TargetMethod))
        {
            return (Wrappers.FunctionOf(call) is { } function && OfFunction(function, cancellation))
                || (Wrappers.CallIn(call) is { } inner && OfMethod(inner, cancellation))
                || (Wrappers.OnlyCallIn(call) is { } only && OfMethod(only, cancellation));
        }

        return OfMethod(call.TargetMethod, cancellation);
    }

    public static bool CatchesAll(IAnonymousFunctionOperation lambda) => Is((lambda.Syntax as AnonymousFunctionExpressionSyntax)?.Block);

    public static bool CatchesAll(IMethodSymbol method, CancellationToken cancellation) =>
        DeclarationOf(method, cancellation) switch
        {
            MethodDeclarationSyntax declared => Is(declared.Body),
            LocalFunctionStatementSyntax local => Is(local.Body),
            _ => false,
        };

    private static SyntaxNode? DeclarationOf(IMethodSymbol method, CancellationToken cancellation) =>
        (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);

    /// <summary>
    /// Determines whether a function awaits nothing but in a try that catches everything: whoever wrote it has thought of the exceptions
    /// that nobody could catch.
    /// </summary>
    public static bool GuardsAwaits(SyntaxNode? function)
    {
        var awaits = function?.DescendantNodes().Where(n => IsAwait(n) && FunctionAround(n) == function).ToList();
        return awaits is { Count: > 0 } && awaits.TrueForAll(a => IsInGuard(a, function!));
    }

    /// <summary>
    /// Determines whether a method does nothing but await methods of its own class that catch everything, as one does that only starts
    /// them.
    /// </summary>
    public static bool OnlyAwaitsGuarded(IMethodSymbol method, SyntaxNode? declaration, CancellationToken cancellation)
    {
        IEnumerable<SyntaxNode?> awaited = declaration switch
        {
            MethodDeclarationSyntax { ExpressionBody.Expression: var expression } => [expression],
            MethodDeclarationSyntax { Body.Statements: { Count: > 0 } statements } =>
                statements.Select(s => (s as ExpressionStatementSyntax)?.Expression),
            _ => [null],
        };
        return awaited.All(a => a is AwaitExpressionSyntax { Expression: var call } && CalledIn(call) is { } name
            && method.ContainingType.GetMembers(name) is { IsEmpty: false } members
            && members.All(m => m is IMethodSymbol { IsAsync: true } own && OfMethod(own, cancellation)));
    }

    /// <summary>Returns the name of the method of the same object that is called without calling anything else.</summary>
    private static string? CalledIn(ExpressionSyntax expression) => expression switch
    {
        InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "ConfigureAwait", Expression: InvocationExpressionSyntax call }
        } => CalledIn(call),
        InvocationExpressionSyntax { ArgumentList: var arguments } call when arguments.Arguments.All(a => IsPlain(a.Expression)) =>
            call.Expression switch
            {
                IdentifierNameSyntax name => name.Identifier.ValueText,
                MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name } => name.Identifier.ValueText,
                _ => null,
            },
        _ => null,
    };

    private static bool IsAwait(SyntaxNode node) => node switch
    {
        AwaitExpressionSyntax => true,
        CommonForEachStatementSyntax loop => !loop.AwaitKeyword.IsKind(SyntaxKind.None),
        UsingStatementSyntax block => !block.AwaitKeyword.IsKind(SyntaxKind.None),
        LocalDeclarationStatementSyntax declaration => !declaration.AwaitKeyword.IsKind(SyntaxKind.None),
        _ => false,
    };

    private static SyntaxNode? FunctionAround(SyntaxNode node) => node.Ancestors()
        .FirstOrDefault(a => a is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax);

    private static bool IsInGuard(SyntaxNode awaited, SyntaxNode function)
    {
        for (var node = awaited; node.Parent is { } around && node != function; node = around)
        {
            if (around is TryStatementSyntax attempt && attempt.Block == node && CatchesAll(attempt))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Determines whether a function keeps every exception for somebody else, as a callback does that may only return void: all of it is a
    /// try that catches everything, and begins by storing it.
    /// </summary>
    public static bool KeepsException(ILocalFunctionOperation function) =>
        function.Syntax is LocalFunctionStatementSyntax { Body.Statements: [TryStatementSyntax { Catches: [.., var last] }] }
        && IsOfAll(last)
        && last is
        {
            Declaration.Identifier.ValueText: { Length: > 0 } name,
            Block.Statements: [ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax kept }, ..]
        }
        && kept.Right.DescendantNodesAndSelf().Any(n => n is IdentifierNameSyntax { Identifier.ValueText: var used } && used == name);

    private static bool OfFunction(IOperation function, CancellationToken cancellation) => function switch
    {
        IAnonymousFunctionOperation lambda => CatchesAll(lambda) || GuardsAwaits(lambda.Syntax),
        IMethodReferenceOperation reference => OfMethod(reference.Method, cancellation),
        _ => false,
    };

    private static bool OfMethod(IMethodSymbol method, CancellationToken cancellation) =>
        !method.IsAbstract && !(method.IsVirtual && !method.ContainingType.IsSealed)
        && (CatchesAll(method, cancellation) || (method.IsAsync && GuardsAwaits(DeclarationOf(method, cancellation))));

    /// <summary>Determines whether the block has a try that catches everything, and nothing else that could throw.</summary>
    private static bool Is(BlockSyntax? block) =>
        block is not null && block.DescendantNodes().OfType<TryStatementSyntax>().Any() && CannotThrow(block);

    private static bool CannotThrow(StatementSyntax whole)
    {
        var pending = new Stack<StatementSyntax>([whole]);
        while (pending.Count > 0)
        {
            var statement = pending.Pop();
            if (!CannotThrowItself(statement))
                return false;
            foreach (var inner in PartsOf(statement))
                pending.Push(inner);
        }

        return true;
    }

    private static IEnumerable<StatementSyntax> PartsOf(StatementSyntax statement) => statement switch
    {
        BlockSyntax block => block.Statements,
        WhileStatementSyntax loop => [loop.Statement],
        DoStatementSyntax loop => [loop.Statement],
        ForStatementSyntax loop => [loop.Statement],
        IfStatementSyntax { Else.Statement: { } other } choice => [choice.Statement, other],
        IfStatementSyntax choice => [choice.Statement],
        _ => [],
    };

    /// <summary>Determines whether nothing in a statement throws besides the statements in it.</summary>
    private static bool CannotThrowItself(StatementSyntax statement) => statement switch
    {
        BlockSyntax or LocalFunctionStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or EmptyStatementSyntax => true,
        TryStatementSyntax attempt => CatchesAll(attempt),
        WhileStatementSyntax loop => IsPlain(loop.Condition),
        DoStatementSyntax loop => IsPlain(loop.Condition),
        ForStatementSyntax loop => IsPlain(loop.Declaration) && IsPlain(loop.Condition) && loop.Incrementors.All(IsPlain),
        IfStatementSyntax choice => IsPlain(choice.Condition),
        ReturnStatementSyntax end => IsPlain(end.Expression),
        LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } => IsPlain(statement),
        ExpressionStatementSyntax { Expression: var expression } => IsAssert(expression) || (IsChange(expression) && IsPlain(statement)),
        _ => false,
    };

    private static bool CatchesAll(TryStatementSyntax attempt) =>
        attempt.Catches.Any(IsOfAll) && attempt.Catches.All(c => !Throws(c.Block))
        && (attempt.Finally is null || !Throws(attempt.Finally.Block));

    private static bool IsOfAll(CatchClauseSyntax clause) =>
        clause.Filter is null
        && clause.Declaration?.Type is null
            or IdentifierNameSyntax { Identifier.Text: "Exception" }
            or QualifiedNameSyntax { Right.Identifier.Text: "Exception" };

    /// <summary>Determines whether the expression is only there while somebody debugs.</summary>
    private static bool IsAssert(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var type } }
        && type is IdentifierNameSyntax { Identifier.Text: "Debug" } or MemberAccessExpressionSyntax { Name.Identifier.Text: "Debug" };

    private static bool IsChange(ExpressionSyntax expression) =>
        expression is AssignmentExpressionSyntax or PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax;

    private static bool Throws(BlockSyntax block) => block.DescendantNodes().Any(n => n is ThrowStatementSyntax or ThrowExpressionSyntax);

    /// <summary>Determines whether nothing in the node is called, awaited or thrown.</summary>
    private static bool IsPlain(SyntaxNode? node) =>
        node is null
        || !node.DescendantNodesAndSelf().Any(n => n is InvocationExpressionSyntax or AwaitExpressionSyntax or ThrowExpressionSyntax);
}
