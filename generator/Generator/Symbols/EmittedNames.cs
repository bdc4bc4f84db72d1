using Microsoft.CodeAnalysis.CSharp;

namespace Adapters.Generator.Symbols;

/// <summary>The names and attributes of emitted code.</summary>
internal static class EmittedNames
{
    public const string Namespace = "Adapters.Generated";
    public const string Task = "global::System.Threading.Tasks.ValueTask";
    public const string Bytes = "global::System.ReadOnlySpan<byte>";
    public const string Routes = "global::System.Collections.Generic.IReadOnlyList<global::Adapters.CompilerServices.RouteInfo>";
    public const string Hidden =
        "[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]";

    public const string Pooling = "[global::System.Runtime.CompilerServices.AsyncMethodBuilder("
        + "typeof(global::System.Runtime.CompilerServices.PoolingAsyncValueTaskMethodBuilder))]";

    /// <summary>The names that emitted code has for its own values.</summary>
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal)
    {
        "scope", "receive", "send", "environ", "start", "task", "allow", "path", "given", "body", "problem", "text", "bytes",
        "errors", "form", "limits", "blocks", "Handler",
    };

    private static readonly string Version = typeof(EmittedNames).Assembly.GetName().Version.ToString(3);

    public static string GeneratedCode => $"[global::System.CodeDom.Compiler.GeneratedCode(\"Adapters.Generator\", \"{Version}\")]";

    public static string Module(string assembly) => TypeNames.ToIdentifier(assembly) + "_Module";

    public static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    public static string Utf8(string text) => Quote(text) + "u8";

    /// <summary>Returns the name of a value in emitted code: the parameter's own, unless the code around it uses that name.</summary>
    public static string Value(string parameter) => Taken.Contains(parameter) ? parameter + "Value" : Identifier(parameter);

    public static string Identifier(string name) => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}
