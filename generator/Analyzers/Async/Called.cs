using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Async;

/// <summary>The name and the location of a call in messages: those that the blocking rules use.</summary>
internal static class Called
{
    public static Location PlaceOf(IInvocationOperation call) => CallLocations.OfMember(call.Syntax).GetLocation()!;

    public static string NameOf(IMethodSymbol method, ISymbol owner) => MemberNames.Of(method, owner as IMethodSymbol);

    /// <summary>Returns the name that the call is written with.</summary>
    public static string? Word(InvocationExpressionSyntax call) =>
        CallLocations.OfMember(call).AsNode() is SimpleNameSyntax name ? name.Identifier.Text : null;
}
