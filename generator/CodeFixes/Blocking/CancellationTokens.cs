using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Blocking;

/// <summary>Passes on the CancellationToken that is in scope, where the call takes one.</summary>
internal static class CancellationTokens
{
    /// <summary>The call with the token, if it binds with it; otherwise the call as it is.</summary>
    public static InvocationExpressionSyntax PassTo(InvocationExpressionSyntax call, SyntaxNode place, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetSpeculativeSymbolInfo(place.SpanStart, call, SpeculativeBindingOption.BindAsExpression).Symbol is not IMethodSymbol bound
            || call.ArgumentList.Arguments.Any(a => IsToken(model.GetSpeculativeTypeInfo(place.SpanStart, a.Expression, SpeculativeBindingOption.BindAsExpression).Type))
            || Find(place, model, cancellation) is not { } token)
            return call;
        foreach (var candidate in WithToken(call, token, bound))
        {
            if (model.GetSpeculativeSymbolInfo(place.SpanStart, candidate, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol taken
                && taken.Name == bound.Name && SymbolEqualityComparer.Default.Equals(taken.ReturnType, bound.ReturnType) && taken.Parameters.Any(p => IsToken(p.Type)))
                return candidate;
        }

        return call;
    }

    /// <summary>By place, and by name where something optional stands before it.</summary>
    private static IEnumerable<InvocationExpressionSyntax> WithToken(InvocationExpressionSyntax call, string token, IMethodSymbol bound)
    {
        var value = SyntaxFactory.Argument(SyntaxFactory.IdentifierName(token));
        yield return call.AddArgumentListArguments(Spaced(call, value));
        if (bound.Parameters.FirstOrDefault(p => IsToken(p.Type)) is { } parameter)
        {
            var named = value.WithNameColon(SyntaxFactory.NameColon(parameter.Name).WithTrailingTrivia(SyntaxFactory.Space));
            yield return call.AddArgumentListArguments(Spaced(call, named));
        }
    }

    private static ArgumentSyntax Spaced(InvocationExpressionSyntax call, ArgumentSyntax argument) =>
        call.ArgumentList.Arguments.Count == 0 ? argument : argument.WithLeadingTrivia(SyntaxFactory.Space);

    /// <summary>A parameter, or a variable that has its value before the place.</summary>
    private static string? Find(SyntaxNode place, SemanticModel model, CancellationToken cancellation)
    {
        foreach (var symbol in model.LookupSymbols(place.SpanStart))
        {
            var type = symbol switch
            {
                IParameterSymbol parameter => parameter.Type,
                ILocalSymbol local when local.DeclaringSyntaxReferences.All(r => r.GetSyntax(cancellation).Span.End < place.SpanStart) => local.Type,
                _ => null,
            };
            if (IsToken(type))
                return symbol.Name;
        }

        return null;
    }

    private static bool IsToken(ITypeSymbol? type) => type is { Name: "CancellationToken", ContainingNamespace.Name: "Threading" };
}
