using Adapters.Generator.Symbols;

namespace Adapters.Generator.OpenApi.Documents;

/// <summary>Emits the document as a constant in UTF-8, and the part of a library as metadata of its assembly.</summary>
internal static class OpenApiEmitter
{
    /// <summary>The emitted class that has the document.</summary>
    public const string ClassName = "OpenApiDocument";

    /// <summary>The emitted file with the document.</summary>
    public const string HintName = "Adapters.OpenApi.g.cs";

    /// <summary>The emitted file with the part of a library.</summary>
    public const string FragmentHintName = "Adapters.OpenApiFragment.g.cs";

    private const string Read = "static partial void Read(ref global::System.ReadOnlySpan<byte> document)";

    /// <summary>
    /// Emits the declaration of what reads the document. While somebody types, nothing implements it: the document is made in a build.
    /// </summary>
    public static void EmitDeclaration(CodeWriter writer)
    {
        writer.Line();
        writer.Line("/// <summary>The document that describes the application (OpenAPI 3.1).</summary>");
        writer.Line(EmittedNames.GeneratedCode);
        writer.Line(EmittedNames.Hidden);
        writer.Open($"internal static partial class {ClassName}");
        writer.Lines($$"""
            public static byte[] ToBytes()
            {
                var document = default(global::System.ReadOnlySpan<byte>);
                Read(ref document);
                return document.ToArray();
            }

            {{Read}};
            """);
        writer.Close();
    }

    /// <summary>Emits the document. Its lines stand as they are, so that a build can copy them to a file.</summary>
    public static string Emit(string document)
    {
        var writer = new CodeWriter();
        writer.Open($"namespace {EmittedNames.Namespace}");
        writer.Open($"internal static partial class {ClassName}");
        writer.Open(Read);
        writer.Line("document =");
        return writer + "\"\"\"\n" + document + "\n\"\"\"u8;\n        }\n    }\n}\n";
    }

    public static string EmitFragment(ApiFragment fragment)
    {
        var writer = new CodeWriter();
        var text = EmittedNames.Quote(FragmentText.Write(fragment));
        writer.Line($"[assembly: global::System.Reflection.AssemblyMetadata({EmittedNames.Quote(FragmentText.Key)}, {text})]");
        return writer.ToString();
    }
}
