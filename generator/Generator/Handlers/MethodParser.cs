using Adapters.Generator.Diagnostics;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Handlers;

/// <summary>Checks what is required of every method that emitted code calls.</summary>
internal static class MethodParser
{
    public static void Check(IMethodSymbol method, ProblemList problems)
    {
        var reason = method.IsGenericMethod ? "it is generic"
            : !Reachability.IsReachable(method) ? "it is neither public nor internal"
            : method.IsAsync && method.ReturnsVoid ? "it is async void, so its end and its exceptions are lost"
            : method.ReturnsByRef || method.ReturnsByRefReadonly ? "it returns by reference"
            : null;
        if (reason is not null)
            problems.Add(ProblemKind.UnsupportedMethod, Spans.Of(method), method.Name, reason);
    }
}
