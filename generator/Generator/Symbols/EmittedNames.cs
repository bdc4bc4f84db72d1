using System.Text;
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

    /// <summary>Only obsolete code may use what is an error to use because it is obsolete.</summary>
    public const string Obsolete = "[global::System.Obsolete]";

    public const string Pooling = "[global::System.Runtime.CompilerServices.AsyncMethodBuilder("
        + "typeof(global::System.Runtime.CompilerServices.PoolingAsyncValueTaskMethodBuilder))]";

    /// <summary>The names that emitted code has for its own values.</summary>
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal)
    {
        "scope", "receive", "send", "environ", "start", "task", "allow", "path", "given", "body", "problem", "text", "bytes",
        "errors", "error", "form", "limits", "blocks", "Handler", "Awaited", "WithBody", "InScope", "WithServices", "Sync", "number",
        "watch", "values", "call",
    };

    /// <summary>The beginnings and ends of the names of emitted members.</summary>
    private static readonly string[] Beginnings =
    [
        "Json_", "FormLimits_", "Caught_", "Pattern_", "case_", "Filter_", "Metadata_", "Before_", "before_", "Around_",
        "around_", "Then_", "call_", "Check_", "Validate_", "ValidateValue_", "ValidateWhole_",
    ];

    private static readonly string[] Ends = ["_Endpoints", "_Value", "_ExactValue"];

    private const string Partial = "partial";

    private static readonly string Version = typeof(EmittedNames).Assembly.GetName().Version.ToString(3);

    public static string GeneratedCode => $"[global::System.CodeDom.Compiler.GeneratedCode(\"Adapters.Generator\", \"{Version}\")]";

    public static string Module(string assembly) => TypeNames.ToIdentifier(assembly) + "_Module";

    public static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>Returns a text as bytes. Half of a surrogate pair, which no request has, becomes the replacement character.</summary>
    public static string Utf8(string text) => Quote(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))) + "u8";

    /// <summary>Determines whether a value of this name would hide what emitted code means by it.</summary>
    public static bool IsTaken(string name) => Taken.Contains(name) || IsOfMember(name);

    /// <summary>Determines whether an emitted member may have the name, besides the methods for the routes.</summary>
    public static bool IsOfMember(string name) => name is "Handler" or "_handler" or "Own"
        || Beginnings.Any(b => name.StartsWith(b, StringComparison.Ordinal)) || Ends.Any(e => name.EndsWith(e, StringComparison.Ordinal));

    /// <summary>
    /// Returns the type as it is written before the name of a method, where the parser takes the name 'partial' for the modifier (C# 14).
    /// </summary>
    public static string BeforeMethod(string type) =>
        type.EndsWith(".partial", StringComparison.Ordinal) || type.EndsWith(":partial", StringComparison.Ordinal)
            ? type.Substring(0, type.Length - Partial.Length) + "@" + Partial
            : type;

    /// <summary>Returns the name as it is written: some names are words of the language, in asynchronous code one more.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || name == "await" ? "@" + name : name;
}
