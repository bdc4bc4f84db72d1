using Adapters.Generator.Diagnostics;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Handlers;

/// <summary>Checks what is required of every method that emitted code calls.</summary>
internal static class MethodParser
{
    public static void Check(IMethodSymbol method, ProblemList problems)
    {
        if (Reason(method) is { } reason)
            problems.Add(ProblemKind.UnsupportedMethod, Spans.Of(method), method.Name, reason);
    }

    /// <summary>Explains why emitted code cannot call the method, or returns null.</summary>
    public static string? Reason(IMethodSymbol method) =>
        method.IsGenericMethod ? "it is generic"
            : !Reachability.IsReachable(method) ? "it is neither public nor internal"
            : method.IsAsync && method.ReturnsVoid ? "it is async void, so its end and its exceptions are lost"
            : method.ReturnsByRef || method.ReturnsByRefReadonly ? "it returns by reference"
            : null;
}
