using Adapters.Analyzers.Blocking.Model;
using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
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
            IObjectCreationOperation { Type.Name: "FileStream" } creation => creation.Arguments.Any(IsForReading),
            IObjectCreationOperation creation when PlainStreams.IsDecompression(creation) || IsReader(creation) => true,
            _ => OwnStreams.AreOnlyRead(value, dependencies),
        };
    }

    /// <summary>Indicates whether an archive or a stream around another is made for reading.</summary>
    public static bool IsReader(IObjectCreationOperation creation) => creation.Type?.Name switch
    {
        "ZipArchive" => ModeOf(creation) is null or ReadMode,
        "CryptoStream" => creation.Arguments.Any(IsForReadingThrough),
        _ => false,
    };

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
