using Microsoft.CodeAnalysis;

namespace Adapters.Generator.App;

/// <summary>The names of what is added to the application class.</summary>
internal static class AppMembers
{
    private static readonly HashSet<string> Properties = new(StringComparer.Ordinal)
    {
        "Asgi", "Wsgi", "Routes", "get_Asgi", "get_Wsgi", "get_Routes",
    };

    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal) { "RunAsync", "CreateAsgi", "CreateWsgi" };

    /// <summary>
    /// Finds what has a name that is needed: the class itself, or a member of it or of its base classes, besides what is added already.
    /// </summary>
    /// <param name="hintName">The emitted file.</param>
    public static ISymbol? Taken(INamedTypeSymbol type, string hintName)
    {
        if (Properties.Contains(type.Name) || Methods.Contains(type.Name))
            return type;
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (t.GetMembers().FirstOrDefault(m => Takes(m) && !IsIn(m, hintName)) is { } member)
                return SymbolEqualityComparer.Default.Equals(t, type) ? member : type;
        }

        return null;
    }

    private static bool Takes(ISymbol member) => Properties.Contains(member.Name)
        || (Methods.Contains(member.Name) && (member is not IMethodSymbol method || IsAdded(method)));

    /// <summary>Determines whether a method has the parameters of one that is added; any other is an overload.</summary>
    private static bool IsAdded(IMethodSymbol method) => method.TypeParameters.IsEmpty
        && (method.Name == "RunAsync" ? IsRun(method) : method.Parameters.Length == 1 && IsProvider(method.Parameters[0]));

    private static bool IsRun(IMethodSymbol method) =>
        method.Parameters.FirstOrDefault()?.Type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_String }
        && (method.Parameters.Length == 1
            || (method.Parameters.Length == 2 && (IsProvider(method.Parameters[1]) || IsConfigure(method.Parameters[1].Type))));

    private static bool IsConfigure(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Action", TypeArguments: [var argument] } && TypeNames.Is(argument, "Adapters.AppBuilder");

    private static bool IsProvider(IParameterSymbol parameter) => TypeNames.Is(parameter.Type, "System.IServiceProvider");

    private static bool IsIn(ISymbol member, string hintName) =>
        member.Locations.All(l => l.SourceTree?.FilePath.EndsWith(hintName, StringComparison.Ordinal) == true);
}
