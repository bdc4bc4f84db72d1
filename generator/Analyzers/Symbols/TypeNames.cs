using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Symbols;

/// <summary>The names of the types that mean something to us, and how types are written in emitted code.</summary>
internal static class TypeNames
{
    public const string AppAttribute = "Adapters.AdaptersAppAttribute";
    public const string HandlerAttribute = "Adapters.HandlerAttribute";
    public const string GroupAttribute = "Adapters.GroupAttribute";
    public const string FilterAttribute = "Adapters.FilterAttribute";
    public const string RouteAttribute = "Adapters.RouteAttribute";
    public const string WebSocketAttribute = "Adapters.WebSocketAttribute";
    public const string BlockingAttribute = "Adapters.BlockingAttribute";
    public const string NonBlockingAttribute = "Adapters.NonBlockingAttribute";
    public const string StartupAttribute = "Adapters.StartupAttribute";
    public const string ShutdownAttribute = "Adapters.ShutdownAttribute";
    public const string BackgroundAttribute = "Adapters.BackgroundAttribute";
    public const string EveryAttribute = "Adapters.EveryAttribute";
    public const string CronAttribute = "Adapters.CronAttribute";
    public const string ExceptionHandlerAttribute = "Adapters.ExceptionHandlerAttribute";
    public const string ModuleAttribute = "Adapters.AdaptersModuleAttribute";
    public const string JsonSerializableAttribute = "System.Text.Json.Serialization.JsonSerializableAttribute";
    public const string SetsRequiredMembersAttribute = "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute";
    public const string JsonContext = "System.Text.Json.Serialization.JsonSerializerContext";
    public const string ValidatableObject = "System.ComponentModel.DataAnnotations.IValidatableObject";
    public const string WsgiApplication = "Adapters.WsgiApplication";
    public const string LoopThread = "Adapters.CompilerServices.LoopThread";
    public const string ServiceScopeFactory = "Microsoft.Extensions.DependencyInjection.IServiceScopeFactory";
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
    /// Returns an identifier for a name, and no other name has it: a dot becomes an underscore, an underscore <c>_0</c>, and any other
    /// character that an identifier does not have in this place <c>_1</c> with its number. Unfinished code may have no name.
    /// </summary>
    public static string ToIdentifier(string name) =>
        name.Length == 0 ? "_" : string.Concat(name.Select((c, i) => Encode(c, isFirst: i == 0 || name[i - 1] == '.')));

    public static string NameOf(ITypeSymbol? type) => type?.OriginalDefinition.ToDisplayString(Plain) ?? "";

    /// <summary>
    /// Indicates whether a type has the name, with its namespace and the types around it. The parts are compared from the last to the
    /// first: this is asked for nearly every type that is mentioned, and to put a name together takes time.
    /// </summary>
    public static bool Is(ITypeSymbol? type, string name)
    {
        var end = name.Length;
        for (ISymbol? part = type; part is not (null or INamespaceSymbol { IsGlobalNamespace: true }); part = part.ContainingSymbol)
        {
            var start = end - part.Name.Length;
            if (part.Name.Length == 0 || start < 0 || string.CompareOrdinal(name, start, part.Name, 0, part.Name.Length) != 0)
                return false;
            if (start == 0)
                return part.ContainingSymbol is null or INamespaceSymbol { IsGlobalNamespace: true };
            if (name[start - 1] != '.')
                return false;
            end = start - 1;
        }

        return false;
    }

    private static string Encode(char letter, bool isFirst) => letter switch
    {
        '_' => "_0",
        '.' => "_",
        >= '0' and <= '9' when !isFirst => letter.ToString(),
        _ when char.IsLetter(letter) => letter.ToString(),
        _ => "_1" + ((int)letter).ToString("X4", CultureInfo.InvariantCulture),
    };

    public static bool HasAttribute(ISymbol symbol, string name)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (Is(attribute.AttributeClass, name))
                return true;
        }

        return false;
    }
}
