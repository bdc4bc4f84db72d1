using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Exemptions;

/// <summary>
/// Streams of which no more is known than that they are streams, such as the body of a response. The end of one waits only for what was
/// written before, so whether it waits depends on the implementation, unless something is seen to be written.
/// </summary>
internal static class PlainStreams
{
    /// <summary>The words in the names of methods that write to a stream that they are given. Those that read have a prefix.</summary>
    private static readonly string[] Writing =
        ["Write", "Save", "Serialize", "Copy", "Export", "Emit", "Encode", "Encrypt", "Compress", "Download"];

    /// <summary>System.IO.Compression.CompressionMode.Decompress.</summary>
    private const int Decompress = 0;

    /// <summary>Indicates whether a plain stream is only read in the body that ends it.</summary>
    public static bool AreOnlyRead(ITypeSymbol type, IOperation resource, ISymbol? variable)
    {
        if (!IsPlain(type) || !IsPlain(DatabaseQueries.Unwrap(resource).Type))
            return false;
        return (variable ?? VariableOf(resource)) is { } held
            ? !BodyReferences.Around(resource).To(held).Any(IsWritten)
            : DatabaseQueries.Unwrap(resource) is IInvocationOperation or IAwaitOperation;
    }

    /// <summary>Indicates whether a stream decompresses another one: nothing is left to be written at its end.</summary>
    public static bool IsDecompression(IOperation value) =>
        value is IObjectCreationOperation { Type.Name: "GZipStream" or "DeflateStream" or "BrotliStream" or "ZLibStream" } creation
        && creation.Arguments.Any(a => a is
        {
            Parameter.Type.Name: "CompressionMode", Value.ConstantValue: { HasValue: true, Value: Decompress }
        });

    private static bool IsPlain(ITypeSymbol? type) =>
        type is { Name: "Stream" } && type.ContainingNamespace?.ToDisplayString() == "System.IO";

    private static ISymbol? VariableOf(IOperation resource) => DatabaseQueries.Unwrap(resource) switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    private static bool IsWritten(IOperation use)
    {
        var value = use;
        while (value.Parent is IConversionOperation or IParenthesizedOperation)
            value = value.Parent;
        return value.Parent switch
        {
            IInvocationOperation call when call.Instance == value =>
                call.TargetMethod.Name is "SetLength" or "Flush" or "FlushAsync" || Contains(call.TargetMethod.Name, "Write"),
            IArgumentOperation { Parent: IInvocationOperation call } argument => Writes(call, argument),
            IArgumentOperation { Parent: IObjectCreationOperation creation } =>
                !IsDecompression(creation) && !ReadOnlyFiles.IsReader(creation) && MayWrite(creation.Type),
            _ => false,
        };
    }

    /// <summary>A stream that is copied as the first argument of an extension is the source.</summary>
    private static bool Writes(IInvocationOperation call, IArgumentOperation argument) =>
        Array.Exists(Writing, w => Contains(call.TargetMethod.Name, w))
        && !(call.TargetMethod.IsExtensionMethod && argument.Parameter?.Ordinal == 0 && Contains(call.TargetMethod.Name, "Copy"));

    private static bool MayWrite(ITypeSymbol? type) =>
        type is { Name: var name }
        && (Contains(name, "Writer") || Contains(name, "Encoder") || name.EndsWith("Stream", StringComparison.Ordinal)
            || name == "ZipArchive");

    private static bool Contains(string name, string word) => name.IndexOf(word, StringComparison.Ordinal) >= 0;
}
