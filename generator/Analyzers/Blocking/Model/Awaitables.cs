using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Model;

/// <summary>Which types can be awaited, and what comes out.</summary>
internal static class Awaitables
{
    public static bool IsTask(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask" } named && IsIn(named, "Tasks", "Threading", "System");

    /// <summary>Indicates whether <c>await</c> works on the type: it has a GetAwaiter with a GetResult.</summary>
    public static bool IsAwaitable(ITypeSymbol? type) => IsTask(type) || AwaiterOf(type) is not null;

    /// <summary>Indicates whether the type is an asynchronous stream.</summary>
    public static bool IsAsyncStream(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "IAsyncEnumerable" or "IAsyncEnumerator" } named
            && IsIn(named, "Generic", "Collections", "System");

    /// <summary>Indicates whether GetResult of the type waits: its IsCompleted and INotifyCompletion make it an awaiter.</summary>
    public static bool IsAwaiter(ITypeSymbol? type) =>
        type is not null
        && type.AllInterfaces.Any(i => i.Name is "INotifyCompletion" or "ICriticalNotifyCompletion")
        && type.GetMembers("IsCompleted").Any(m => m is IPropertySymbol);

    /// <summary>Returns the type that <c>await</c> gives: void for nothing, null if the type cannot be awaited.</summary>
    public static ITypeSymbol? ResultOf(ITypeSymbol? type, Compilation compilation)
    {
        if (IsTask(type))
            return ((INamedTypeSymbol)type!).TypeArguments.FirstOrDefault() ?? compilation.GetSpecialType(SpecialType.System_Void);
        return AwaiterOf(type)?.GetMembers("GetResult").OfType<IMethodSymbol>().FirstOrDefault(m => m.Parameters.IsEmpty)?.ReturnType;
    }

    private static ITypeSymbol? AwaiterOf(ITypeSymbol? type)
    {
        for (var t = type; t is { SpecialType: SpecialType.None }; t = t.BaseType)
        {
            foreach (var member in t.GetMembers("GetAwaiter"))
            {
                if (member is IMethodSymbol { Parameters.IsEmpty: true, IsStatic: false } method && IsAwaiter(method.ReturnType))
                    return method.ReturnType;
            }
        }

        return null;
    }

    private static bool IsIn(INamedTypeSymbol type, params string[] namespaces)
    {
        var space = type.ContainingNamespace;
        foreach (var name in namespaces)
        {
            if (space?.Name != name)
                return false;
            space = space.ContainingNamespace;
        }

        return space is { IsGlobalNamespace: true };
    }
}
