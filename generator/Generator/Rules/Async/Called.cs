using Adapters.Generator.Rules.Blocking.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Generator.Rules.Async;

/// <summary>How a call is told, and where: as the blocking rules do.</summary>
internal static class Called
{
    public static Location PlaceOf(IInvocationOperation call) => CallLocations.OfCall(call.Syntax).GetLocation()!;

    public static string NameOf(IMethodSymbol method, ISymbol owner) => MemberNames.Of(method, owner as IMethodSymbol);

    /// <summary>The name that the call is written with.</summary>
    public static string? Word(InvocationExpressionSyntax call) =>
        CallLocations.OfCall(call).AsNode() is SimpleNameSyntax name ? name.Identifier.Text : null;
}
