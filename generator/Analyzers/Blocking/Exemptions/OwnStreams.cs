using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Exemptions;

/// <summary>Streams that the user's own helpers return, by the names in the expressions that they return.</summary>
internal static class OwnStreams
{
    /// <summary>Indicates whether a helper opens a file, or a resource of its assembly, for reading.</summary>
    public static bool AreOnlyRead(IOperation value, BodyDependencies dependencies) =>
        AreReturned(value, dependencies, v => IsOpening(v) || IsInMemory(v));

    public static bool AreInMemory(IOperation value, BodyDependencies dependencies) => AreReturned(value, dependencies, IsInMemory);

    private static bool AreReturned(IOperation value, BodyDependencies dependencies, Predicate<ExpressionSyntax> isSo) =>
        value is IInvocationOperation { TargetMethod: { IsAbstract: false, IsVirtual: false } own }
        && !own.DeclaringSyntaxReferences.IsEmpty
        && ReturnedBy(own, dependencies) is { Count: > 0 } returned && returned.TrueForAll(isSo);

    private static List<ExpressionSyntax> ReturnedBy(IMethodSymbol helper, BodyDependencies dependencies) =>
    [
        .. dependencies.DeclarationsOf(helper)
            .SelectMany(d => d.DescendantNodes(n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
            .Select(n => n is ReturnStatementSyntax statement ? statement.Expression : (n as ArrowExpressionClauseSyntax)?.Expression)
            .OfType<ExpressionSyntax>().Select(Unwrap),
    ];

    private static ExpressionSyntax Unwrap(ExpressionSyntax value)
    {
        while (Behind(value) is { } inner)
            value = inner;
        return value;
    }

    private static ExpressionSyntax? Behind(ExpressionSyntax value) => value switch
    {
        ParenthesizedExpressionSyntax parenthesized => parenthesized.Expression,
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression, Operand: var operand } => operand,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Left: var left, Right: ThrowExpressionSyntax } => left,
        _ => null,
    };

    private static bool IsOpening(ExpressionSyntax value) => value switch
    {
        ObjectCreationExpressionSyntax { Type: var type, ArgumentList.Arguments: var arguments } =>
            type.GetLastToken().ValueText == "FileStream" && arguments.Any(a => IsRead(a.Expression)),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } access } =>
            access.Expression.GetLastToken().ValueText == "File" && name is "OpenRead" or "OpenText",
        _ => false,
    };

    private static bool IsInMemory(ExpressionSyntax value) => value switch
    {
        ObjectCreationExpressionSyntax { Type: var type } => type.GetLastToken().ValueText == "MemoryStream",
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } =>
            access.Name.Identifier.ValueText == "GetManifestResourceStream",
        _ => false,
    };

    private static bool IsRead(ExpressionSyntax access) =>
        access is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Read", Expression: var type }
            && type.GetLastToken().ValueText == "FileAccess";
}
