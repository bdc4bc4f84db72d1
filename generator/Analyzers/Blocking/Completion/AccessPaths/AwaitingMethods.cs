using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Analyzers.Blocking.Completion.AccessPaths;

/// <summary>
/// Asynchronous methods of the source that end normally only after they have awaited a task that they are given, such as one that throws
/// when a time is over.
/// </summary>
internal sealed class AwaitingMethods
{
    /// <summary>Somebody's statements are not nested deeper; of more, nothing is known.</summary>
    private const int MaxDepth = 16;

    private readonly string _task;
    private bool _mayEndBefore;

    private AwaitingMethods(string task) => _task = task;

    private enum End
    {
        /// <summary>The next statement runs, and the task may still run.</summary>
        Open,

        /// <summary>The next statement runs, and the task is complete.</summary>
        Awaited,

        /// <summary>No statement follows.</summary>
        None,
    }

    /// <summary>Indicates whether the task of a parameter is complete when the method has ended without an exception.</summary>
    public static bool Await(string parameter, IReadOnlyList<SyntaxNode> declarations)
    {
        if (declarations.Count != 1 || IsAssigned(parameter, declarations[0]))
            return false;
        var reader = new AwaitingMethods(parameter);
        return declarations[0] switch
        {
            MethodDeclarationSyntax { ExpressionBody.Expression: var value } => reader.IsAwait(value),
            LocalFunctionStatementSyntax { ExpressionBody.Expression: var value } => reader.IsAwait(value),
            MethodDeclarationSyntax { Body: { } body } => reader.IsAwaitedBy(body),
            LocalFunctionStatementSyntax { Body: { } body } => reader.IsAwaitedBy(body),
            _ => false,
        };
    }

    private static bool IsAssigned(string name, SyntaxNode method) => method.DescendantNodes().Any(n => n is AssignmentExpressionSyntax
    {
        Left: IdentifierNameSyntax { Identifier.ValueText: var target }
    } && target == name);

    private bool IsAwaitedBy(BlockSyntax body) => Of(body, End.Open, 0) != End.Open && !_mayEndBefore;

    private End Of(StatementSyntax statement, End before, int depth)
    {
        if (depth > MaxDepth)
            _mayEndBefore = true;
        return _mayEndBefore ? End.Open : statement switch
        {
            BlockSyntax block => block.Statements.Aggregate(before, (end, s) => end == End.None ? end : Of(s, end, depth + 1)),
            ThrowStatementSyntax => End.None,
            ReturnStatementSyntax { Expression: var value } => Return(IsAwait(value) ? End.Awaited : before),
            ExpressionStatementSyntax { Expression: var value } => IsAwait(value) ? End.Awaited : before,
            LocalDeclarationStatementSyntax { Declaration.Variables: var variables } =>
                variables.Any(v => IsAwait(v.Initializer?.Value)) ? End.Awaited : before,
            IfStatementSyntax { Statement: var then, Else: var other } =>
                Meet(Of(then, before, depth + 1), other is null ? before : Of(other.Statement, before, depth + 1)),
            TryStatementSyntax attempt => OfTry(attempt, before, depth),
            UsingStatementSyntax { Statement: var inner } => Of(inner, before, depth + 1),
            _ => OfOther(statement, before),
        };
    }

    private End OfTry(TryStatementSyntax attempt, End before, int depth)
    {
        var end = attempt.Catches.Aggregate(
            Of(attempt.Block, before, depth + 1), (e, clause) => Meet(e, Of(clause.Block, before, depth + 1)));
        return attempt.Finally is { Block: var last } && Of(last, end, depth + 1) == End.None ? End.None : end;
    }

    /// <summary>A loop may run never; what it or a switch returns is not looked at.</summary>
    private End OfOther(StatementSyntax statement, End before)
    {
        _mayEndBefore |= before == End.Open && statement.DescendantNodes().Any(n => n is ReturnStatementSyntax or GotoStatementSyntax);
        return before;
    }

    private End Return(End end)
    {
        _mayEndBefore |= end == End.Open;
        return End.None;
    }

    private static End Meet(End a, End b) => a == End.None ? b : b == End.None ? a : a == b ? a : End.Open;

    /// <summary>Indicates whether an expression awaits the task, or assigns what it has come to.</summary>
    private bool IsAwait(ExpressionSyntax? value) => value switch
    {
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Right: var right } => IsAwait(right),
        AwaitExpressionSyntax
        {
            Expression: InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Expression: var task }
            } configured
        } => IsTask(task) && configured.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax }],
        AwaitExpressionSyntax { Expression: var task } => IsTask(task),
        _ => false,
    };

    private bool IsTask(ExpressionSyntax value) => value is IdentifierNameSyntax { Identifier.ValueText: var name } && name == _task;
}
