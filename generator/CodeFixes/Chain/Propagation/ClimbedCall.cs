using Adapters.Analyzers.Blocking.AsyncAlternatives;
using Adapters.CodeFixes.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Chain.Propagation;

/// <summary>A call that is going to be awaited, and the token that it is given if the function around it gets one.</summary>
internal sealed class ClimbedCall
{
    private readonly ArgumentSyntax _template;

    private ClimbedCall(SyntaxNode? function, OverrideFamily? target, string? token, ArgumentSyntax template) =>
        (Function, Target, Token, _template) = (function, target, token, template);

    /// <summary>The function around the call.</summary>
    public SyntaxNode? Function { get; }

    /// <summary>The methods that are called and change with the call; null for a call at the end of a chain.</summary>
    public OverrideFamily? Target { get; }

    /// <summary>The token that is in scope without any change, or null.</summary>
    public string? Token { get; }

    /// <summary>The token that is passed, or null. It is known when all functions that change are.</summary>
    public string? Passed { get; set; }

    /// <summary>Returns null for a call that takes no token.</summary>
    public static ClimbedCall? Of(
        AsyncForm form, OverrideFamily? target, SyntaxNode? function, SemanticModel model, CancellationToken cancellation)
    {
        if (form.Edit.Node is not InvocationExpressionSyntax call)
            return null;
        if (target is not null)
            return new ClimbedCall(function, target, CancellationTokens.At(call, model, cancellation), TemplateOf(call, target));
        return form.TokenTemplate is { } template ? new ClimbedCall(function, null, null, template) : null;
    }

    public SyntaxNode Complete(SyntaxNode call) => Passed is null || call is not InvocationExpressionSyntax invocation
        ? call
        : CallArguments.Append(invocation, _template.WithExpression(SyntaxFactory.ParseExpression(Passed)));

    /// <summary>Returns an argument by name where one by position would be that of another parameter.</summary>
    private static ArgumentSyntax TemplateOf(InvocationExpressionSyntax call, OverrideFamily target)
    {
        var arguments = call.ArgumentList.Arguments;
        var parameters = target.Members[0].Parameters.Length - (IsReduced(call, target) ? 1 : 0);
        var template = SyntaxFactory.Argument(SyntaxFactory.IdentifierName(ClimbedTokens.Name));
        return arguments.Count == parameters && !arguments.Any(a => a.NameColon is not null)
            ? template
            : template.WithNameColon(SyntaxFactory.NameColon(ClimbedTokens.Name).WithTrailingTrivia(SyntaxFactory.Space));
    }

    /// <summary>A static call of an extension method has one argument more, and is given the token by name.</summary>
    private static bool IsReduced(InvocationExpressionSyntax call, OverrideFamily target) =>
        target.Members[0].IsExtensionMethod && call.Expression is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax;
}
