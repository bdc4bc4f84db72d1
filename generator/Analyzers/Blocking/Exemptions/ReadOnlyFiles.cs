using Adapters.Analyzers.Blocking.Model;
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

    /// <summary>System.IO.Compression.ZipArchiveMode.Read and Create.</summary>
    private const int ReadMode = 0;
    private const int CreateMode = 1;

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
            IInvocationOperation { TargetMethod: { Name: "OpenRead" or "OpenReadAsync", ContainingType.Name: "ZipFile" } } => true,
            IObjectCreationOperation { Type.Name: "ZipArchive" } archive => ModeOf(archive) is null or ReadMode,
            IObjectCreationOperation { Type.Name: "CryptoStream" } stream => stream.Arguments.Any(IsForReadingThrough),
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

    /// <summary>Indicates whether an archive is made for writing: that begins without anything to read or write.</summary>
    public static bool IsNewArchive(CallSite call) =>
        call.Operation is IObjectCreationOperation { Type.Name: "ZipArchive" } archive && ModeOf(archive) == CreateMode;

    /// <summary>The mode of an archive; null if it is left to its default, and a mode that does not exist if it is not known.</summary>
    private static int? ModeOf(IObjectCreationOperation archive)
    {
        var mode = archive.Arguments.FirstOrDefault(a => a.Parameter?.Type.Name == "ZipArchiveMode");
        return mode is null ? null : mode.Value.ConstantValue is { HasValue: true, Value: int value } ? value : -1;
    }

    private static IOperation? Behind(IOperation value) => value switch
    {
        IAwaitOperation awaited => awaited.Operation,
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } awaited } => awaited,
        IConversionOperation conversion => conversion.Operand,
        IParenthesizedOperation parenthesized => parenthesized.Operand,
        ILocalReferenceOperation local => SingleAssignments.Of(local),
        _ => null,
    };

    /// <summary>System.Security.Cryptography.CryptoStreamMode.Read is 0.</summary>
    private static bool IsForReadingThrough(IArgumentOperation argument) =>
        argument is { Parameter.Type.Name: "CryptoStreamMode", Value.ConstantValue: { HasValue: true, Value: 0 } };

    private static bool IsForReading(IArgumentOperation argument) =>
        argument is { Parameter.Type.Name: "FileAccess", Value.ConstantValue: { HasValue: true, Value: Read } };
}
