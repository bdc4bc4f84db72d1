using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Exemptions;

/// <summary>Files that are seen to be opened for reading: to close one writes nothing. Opening one is still reported.</summary>
internal static class ReadOnlyFiles
{
    /// <summary>System.IO.FileAccess.Read.</summary>
    private const int Read = 1;

    public static bool Is(IOperation resource, BodyDependencies dependencies)
    {
        var value = resource;
        while (Behind(value) is { } inner)
            value = inner;
        return value switch
        {
            IInvocationOperation { TargetMethod: { Name: "OpenRead" or "OpenText", ContainingType.Name: "File" or "FileInfo" } } => true,
            IInvocationOperation { TargetMethod: { Name: "Open", ContainingType.Name: "File" or "FileInfo" } } open =>
                open.Arguments.Any(IsForReading),
            IObjectCreationOperation { Type.Name: "FileStream" } creation => creation.Arguments.Any(IsForReading),
            IInvocationOperation { TargetMethod: { IsAbstract: false, IsVirtual: false, DeclaringSyntaxReferences.IsEmpty: false } own } =>
                ReturnedBy(own, dependencies) is { Count: > 0 } returned && returned.TrueForAll(IsOpening),
            _ => false,
        };
    }

    /// <summary>The values that a helper returns, which may open a file for its callers.</summary>
    private static List<ExpressionSyntax> ReturnedBy(IMethodSymbol helper, BodyDependencies dependencies) =>
    [
        .. dependencies.DeclarationsOf(helper)
            .SelectMany(d => d.DescendantNodes(n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
            .Select(n => n is ReturnStatementSyntax statement ? statement.Expression : (n as ArrowExpressionClauseSyntax)?.Expression)
            .OfType<ExpressionSyntax>(),
    ];

    /// <summary>Indicates whether an expression opens a file for reading, by its names.</summary>
    private static bool IsOpening(ExpressionSyntax value) => value switch
    {
        ObjectCreationExpressionSyntax { Type: var type, ArgumentList.Arguments: var arguments } =>
            type.GetLastToken().ValueText == "FileStream" && arguments.Any(a => IsRead(a.Expression)),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } access } =>
            access.Expression.GetLastToken().ValueText == "File" && name is "OpenRead" or "OpenText",
        _ => false,
    };

    private static bool IsRead(ExpressionSyntax access) =>
        access is MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(Read), Expression: var type }
            && type.GetLastToken().ValueText == "FileAccess";

    private static IOperation? Behind(IOperation value) => value switch
    {
        IConversionOperation conversion => conversion.Operand,
        IParenthesizedOperation parenthesized => parenthesized.Operand,
        ILocalReferenceOperation local => SingleAssignments.Of(local),
        _ => null,
    };

    private static bool IsForReading(IArgumentOperation argument) =>
        argument is { Parameter.Type.Name: "FileAccess", Value.ConstantValue: { HasValue: true, Value: Read } };
}
