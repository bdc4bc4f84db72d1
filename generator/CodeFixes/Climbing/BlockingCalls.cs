using Adapters.CodeFixes.Climbing.Rewriting;
using Adapters.Generator.Rules.Blocking.Bodies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Climbing;

/// <summary>Finds the asynchronous form of a call that blocks by itself.</summary>
internal sealed class BlockingCalls(SemanticModel model, CancellationToken cancellation)
{
    private readonly Siblings _siblings = new(model.Compilation);

    /// <summary>The name of what blocks, and its asynchronous form if it has one in that place.</summary>
    public (string Name, Replacement? Replacement) Of(SyntaxNode place)
    {
        if (place is UsingStatementSyntax or LocalDeclarationStatementSyntax)
            return OfUsing(place);
        if (place is LockStatementSyntax)
            return ("lock", null);
        var call = Calls.Of(place);
        return model.GetSymbolInfo(call, cancellation).Symbol switch
        {
            IMethodSymbol method when call is InvocationExpressionSyntax invocation => (Signatures.NameOf(method), OfInvocation(invocation, method)),
            IPropertySymbol { Name: "Result" } property when call is MemberAccessExpressionSyntax access && Awaitables.IsTask(property.ContainingType)
                => ("Task.Result", Awaited(call, access.Expression)),
            { } other => ($"{other.ContainingType?.Name}.{other.Name}", null),
            null => (call.ToString(), null),
        };
    }

    private Replacement? OfInvocation(InvocationExpressionSyntax call, IMethodSymbol method) => (method.ContainingType?.Name, method.Name) switch
    {
        ("Task", "Wait") when call is { Expression: MemberAccessExpressionSyntax access, ArgumentList.Arguments.Count: 0 } => Awaited(call, access.Expression),
        (_, "GetResult") => OfAwaiter(call),
        ("Task", "WaitAll") => OfWaitAll(call, method),
        ("Task", "WaitAny") => call.Parent is ExpressionStatementSyntax ? OfWaitAll(call, method) : null,
        ("Thread", "Sleep") => OfSleep(call),
        ("Parallel", _) => null,
        _ => OfSibling(call, method),
    };

    private static Replacement Awaited(SyntaxNode call, ExpressionSyntax task) =>
        new(call, n => ReceiverOf(n).WithTriviaFrom(n)) { NeedsReceiver = task is MemberBindingExpressionSyntax };

    /// <summary>The task, under as many calls as there were upon it.</summary>
    private static ExpressionSyntax ReceiverOf(SyntaxNode call) => call switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetResult", Expression: var awaiter } } => ReceiverOf(awaiter),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Expression,
        MemberAccessExpressionSyntax access => access.Expression,
        _ => (ExpressionSyntax)call,
    };

    private static Replacement? OfAwaiter(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax
    {
        Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetAwaiter" } access }
    }
        ? Awaited(call, access.Expression)
        : null;

    private static Replacement? OfWaitAll(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        // With a timeout or a token there is more to it than the tasks.
        if (method.Parameters.Length != 1 || Calls.NameOf(call.Expression) is null)
            return null;
        var name = method.Name.Replace("Wait", "When");
        return new Replacement(call, n => Renaming.Invocation(n, name));
    }

    private Replacement OfSleep(InvocationExpressionSyntax call)
    {
        var task = TaskName.At(model, call.SpanStart);
        var token = TokenFor(call);
        return new Replacement(call, n => Delay((InvocationExpressionSyntax)n, task.Text, token)) { Import = task.Import };
    }

    private static InvocationExpressionSyntax Delay(InvocationExpressionSyntax sleep, string task, string? token)
    {
        var arguments = SyntaxFactory.ArgumentList(sleep.ArgumentList.Arguments.Replace(
            sleep.ArgumentList.Arguments[0], sleep.ArgumentList.Arguments[0].WithNameColon(null))).WithTriviaFrom(sleep.ArgumentList);
        var delay = sleep.WithExpression(SyntaxFactory.ParseExpression($"{task}.Delay").WithTriviaFrom(sleep.Expression)).WithArgumentList(arguments);
        return token is null ? delay : WithToken(delay, token);
    }

    private Replacement? OfSibling(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        if (_siblings.Of(call, method, model, cancellation) is not { } sibling)
            return null;
        var (bound, token) = Bind(call, sibling.Name);
        return new Replacement(call, n => Sibling(n, sibling.Name, token))
        {
            Import = sibling.Import,
            IsValueTask = bound?.ReturnType.Name == "ValueTask",
        };
    }

    private static SyntaxNode Sibling(SyntaxNode call, string name, string? token)
    {
        var renamed = Renaming.Invocation(call, name);
        return token is null ? renamed : WithToken(renamed, token);
    }

    /// <summary>The sibling with a token that is in scope, if it takes one; otherwise without.</summary>
    private (IMethodSymbol? Method, string? Token) Bind(InvocationExpressionSyntax call, string name)
    {
        if (Siblings.Rename(call, name) is not { } renamed)
            return (null, null);
        if (TokenFor(call) is { } token && Bound(call, WithToken(renamed, token)) is { Parameters: [.., { Type.Name: "CancellationToken" }] } taking)
            return (taking, token);
        return (Bound(call, renamed), null);
    }

    private IMethodSymbol? Bound(InvocationExpressionSyntax call, InvocationExpressionSyntax instead) =>
        model.GetSpeculativeSymbolInfo(call.SpanStart, instead, SpeculativeBindingOption.BindAsExpression).Symbol as IMethodSymbol;

    /// <summary>A token that the function is given, unless the call has one already.</summary>
    private string? TokenFor(InvocationExpressionSyntax call)
    {
        if (call.ArgumentList.Arguments.Any(a => IsToken(model.GetTypeInfo(a.Expression, cancellation).Type)))
            return null;
        var tokens = model.LookupSymbols(call.SpanStart).OfType<IParameterSymbol>().Where(p => IsToken(p.Type)).ToList();
        return tokens is [var only] ? only.Name : null;
    }

    private static bool IsToken(ITypeSymbol? type) => type is { Name: "CancellationToken", ContainingNamespace.Name: "Threading" };

    private static InvocationExpressionSyntax WithToken(InvocationExpressionSyntax call, string token)
    {
        var argument = SyntaxFactory.Argument(SyntaxFactory.IdentifierName(token));
        var list = call.ArgumentList.Arguments;
        return call.WithArgumentList(call.ArgumentList.WithArguments(list.Count == 0
            ? list.Add(argument)
            : SyntaxFactory.SeparatedList(list.Add(argument), list.GetSeparators().Append(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space)))));
    }

    private (string Name, Replacement? Replacement) OfUsing(SyntaxNode statement)
    {
        var resources = statement switch
        {
            UsingStatementSyntax { Expression: { } expression } => [expression],
            UsingStatementSyntax { Declaration: { } declaration } => declaration.Variables.Select(v => v.Initializer!.Value),
            _ => ((LocalDeclarationStatementSyntax)statement).Declaration.Variables.Select(v => v.Initializer!.Value),
        };
        var types = resources.Select(r => model.GetTypeInfo(r, cancellation).Type).ToList();
        var name = $"{types[0]?.Name}.Dispose";
        return (name, types.All(HasAsyncDispose) ? new Replacement(statement, Awaiting.Using) { IsStatement = true } : null);
    }

    private static bool HasAsyncDispose(ITypeSymbol? type) =>
        type is not null && (type.Name == "IAsyncDisposable" || type.AllInterfaces.Any(i => i.Name == "IAsyncDisposable"));
}
