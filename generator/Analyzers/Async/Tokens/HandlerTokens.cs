using System.Collections.Immutable;
using Adapters.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Async.Tokens;

/// <summary>Determines what handlers can do with tokens.</summary>
internal static class HandlerTokens
{
    /// <summary>
    /// Determines whether a method should take the token of its request. A handler of a WebSocket may, but receives the end too.
    /// </summary>
    public static bool CanTake(IMethodSymbol method) =>
        method.MethodKind == MethodKind.Ordinary
        && method.GetAttributes().Any(a => RouteAttributes.VerbOf(a) is { } verb && verb != Verbs.WebSocket);

    public static IEnumerable<IInvocationOperation> CallsIn(ImmutableArray<IOperation> blocks) =>
        blocks.SelectMany(b => b.DescendantsAndSelf()).OfType<IInvocationOperation>();
}
