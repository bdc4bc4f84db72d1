using Adapters.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Analyzers.Blocking.AsyncAlternatives;

/// <summary>
/// Calls whose asynchronous form has required parameters at its end that the blocking one does not have: options, of which there are none,
/// and a token.
/// </summary>
internal static class CompletedCalls
{
    private const string None = "None";

    /// <summary>Returns what the parameters after the arguments are given: a text, null for a token; null if that is not known.</summary>
    public static IReadOnlyList<string?>? RestOf(IMethodSymbol candidate, int arguments, SemanticModel model, int position)
    {
        if (candidate.Parameters.Length <= arguments)
            return null;
        var rest = new List<string?>();
        foreach (var parameter in candidate.Parameters.Skip(arguments))
        {
            if (parameter.IsOptional || parameter.IsParams || (!IsToken(parameter.Type) && !HasNone(parameter.Type)))
                return null;
            rest.Add(IsToken(parameter.Type)
                ? null
                : $"{parameter.Type.ToMinimalDisplayString(model, position)}.{None}");
        }

        return rest;
    }

    /// <summary>Returns the call with the rest of its arguments.</summary>
    /// <param name="token">The token as an expression.</param>
    public static InvocationExpressionSyntax Complete(
        InvocationExpressionSyntax call, IEnumerable<string?> rest, string token = "default") =>
        rest.Aggregate(call, (c, text) => CallArguments.Append(c, SyntaxFactory.Argument(SyntaxFactory.ParseExpression(text ?? token))));

    private static bool IsToken(ITypeSymbol type) => TypeNames.Is(type, "System.Threading.CancellationToken");

    private static bool HasNone(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Enum
        && type.GetMembers(None).OfType<IFieldSymbol>().Any(f => f is { HasConstantValue: true, ConstantValue: 0 });
}
