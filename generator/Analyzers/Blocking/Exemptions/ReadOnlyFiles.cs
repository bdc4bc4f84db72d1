using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Exemptions;

/// <summary>Files that are seen to be opened for reading: to close one writes nothing. Opening one is still reported.</summary>
internal static class ReadOnlyFiles
{
    /// <summary>System.IO.FileAccess.Read.</summary>
    private const int Read = 1;

    public static bool Is(IOperation resource)
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
            _ => false,
        };
    }

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
