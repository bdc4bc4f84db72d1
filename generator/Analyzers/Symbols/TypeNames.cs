using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Symbols;

/// <summary>The names of the types that mean something to us, and how types are written in emitted code.</summary>
internal static class TypeNames
{
    public const string AppAttribute = "Adapters.AdaptersAppAttribute";
    public const string HandlerAttribute = "Adapters.HandlerAttribute";
    public const string RouteAttribute = "Adapters.RouteAttribute";
    public const string WebSocketAttribute = "Adapters.WebSocketAttribute";
    public const string BlockingAttribute = "Adapters.BlockingAttribute";
    public const string NonBlockingAttribute = "Adapters.NonBlockingAttribute";
    public const string StartupAttribute = "Adapters.StartupAttribute";
    public const string ShutdownAttribute = "Adapters.ShutdownAttribute";
    public const string ModuleAttribute = "Adapters.AdaptersModuleAttribute";
    public const string JsonSerializableAttribute = "System.Text.Json.Serialization.JsonSerializableAttribute";
    public const string SetsRequiredMembersAttribute = "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute";
    public const string JsonContext = "System.Text.Json.Serialization.JsonSerializerContext";
    public const string WsgiApplication = "Adapters.WsgiApplication";
    public const string LoopThread = "Adapters.CompilerServices.LoopThread";
    public const string Contracts = "Adapters.Abstractions";
    public const string Server = "Adapters.AdaptersServer";

    /// <summary>Names with <c>global::</c>, and without question marks on reference types.</summary>
    public static readonly SymbolDisplayFormat Full = SymbolDisplayFormat.FullyQualifiedFormat;

    /// <summary>Names with <c>global::</c> and question marks.</summary>
    public static readonly SymbolDisplayFormat FullNullable = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>Names as in metadata, for comparisons.</summary>
    public static readonly SymbolDisplayFormat Plain = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>
    /// Returns a name without dots. Underscores are doubled, so that no two names become one. Unfinished code may have no name.
    /// </summary>
    public static string ToIdentifier(string name)
    {
        var text = string.Concat(name.Select(c => c == '_' ? "__" : char.IsLetterOrDigit(c) ? c.ToString() : "_"));
        return text.Length == 0 || char.IsDigit(text[0]) ? "_" + text : text;
    }

    public static string NameOf(ITypeSymbol? type) => type?.OriginalDefinition.ToDisplayString(Plain) ?? "";

    public static bool Is(ITypeSymbol? type, string name) => NameOf(type) == name;

    public static bool HasAttribute(ISymbol symbol, string name) =>
        symbol.GetAttributes().Any(a => Is(a.AttributeClass, name));
}
