using Adapters.Analyzers.Blocking.AsyncAlternatives;
using Adapters.Analyzers.Blocking.Model;
using Adapters.CodeFixes.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Blocking;

/// <summary>
/// Finds the async forms of waits for tasks and for time. The result of a wait with a limit shows whether the limit was enough, while
/// WaitAsync throws, so such a wait has a form only if the result is not used.
/// </summary>
internal static class WaitForms
{
    public static bool Includes(IMethodSymbol method) => (method.ContainingType?.Name, method.Name) switch
    {
        ("Task", "Wait" or "WaitAll" or "WaitAny" or "RunSynchronously") or ("Thread", "Sleep") => true,
        (_, "GetResult") => method.Parameters.IsEmpty,
        (_, "Wait" or "WaitAll") => WaitsForGiven(method),
        _ => false,
    };

    /// <summary>Indicates whether the method waits for the tasks that it is given, as those of StackExchange.Redis do.</summary>
    private static bool WaitsForGiven(IMethodSymbol method) =>
        method.ContainingType is
        {
            ContainingNamespace.Name: "Redis",
            Name: "ConnectionMultiplexer" or "IConnectionMultiplexer" or "IRedisAsync",
        };

    public static AsyncForm? Of(
        InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model, CancellationToken cancellation) =>
        method.Name switch
        {
            "Sleep" => OfSleep(call, model, cancellation),
            _ when WaitsForGiven(method) => OfGiven(call, method, model),
            "GetResult" => OfGetResult(call, model, cancellation),
            "Wait" when method.Parameters.IsEmpty =>
                AsyncForm.OfTask(call, e => ConditionalAccess.ReceiverOf(((InvocationExpressionSyntax)e).Expression), isTask: true),
            "Wait" when method.ReturnsVoid || IsUnused(call) => OfLimited(call, method, method.Parameters, null, model, cancellation),
            "WaitAll" when method.ReturnsVoid || IsUnused(call) => OfSeveral(call, method, "WhenAll", model, cancellation),
            "WaitAny" when IsUnused(call) => OfSeveral(call, method, "WhenAny", model, cancellation),
            _ => null,
        };

    private static AsyncForm OfSleep(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation)
    {
        var task = TypeReference.TaskAt(model, call.SpanStart);
        var delay = SyntaxFactory.ParseExpression($"{task.Text}.Delay");
        var token = CancellationTokens.For(Unnamed(call).WithExpression(delay), call, model, cancellation);
        return AsyncForm.OfCall("Task.Delay", call, c => Unnamed(c).WithExpression(delay), token, task.Import)
            with
        { TokenTemplate = CancellationTokens.TemplateFor(Unnamed(call).WithExpression(delay), call, model, cancellation) };
    }

    private static AsyncForm? OfGiven(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model)
    {
        if (method.Name == "Wait")
            return AsyncForm.OfTask(call, e => ((InvocationExpressionSyntax)e).ArgumentList.Arguments[0].Expression, isTask: true);
        var task = TypeReference.TaskAt(model, call.SpanStart);
        var all = SyntaxFactory.ParseExpression($"{task.Text}.WhenAll");
        return AsyncForm.OfCall("Task.WhenAll", call, c => c.WithExpression(all), [], task.Import);
    }

    /// <summary>Returns the call without the name of its argument, because the parameter has another name in Task.Delay.</summary>
    private static InvocationExpressionSyntax Unnamed(InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments;
        var unnamed = SyntaxFactory.SeparatedList(arguments.Select(a => a.WithNameColon(null)), arguments.GetSeparators());
        return call.WithArgumentList(call.ArgumentList.WithArguments(unnamed));
    }

    /// <summary>Returns null for an awaiter in a variable, whose task is unknown.</summary>
    private static AsyncForm? OfGetResult(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation) =>
        AwaiterOf(call) is
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetAwaiter" }
            or MemberBindingExpressionSyntax { Name.Identifier.ValueText: "GetAwaiter" }
        } awaiter
            ? AsyncForm.OfTask(
                call, e => ConditionalAccess.ReceiverOf(AwaiterOf((InvocationExpressionSyntax)e)!.Expression),
                model.GetSymbolInfo(awaiter, cancellation).Symbol is { ContainingType: var type } && Awaitables.IsTask(type))
            : null;

    private static InvocationExpressionSyntax? AwaiterOf(InvocationExpressionSyntax call) =>
        (call.Expression as MemberAccessExpressionSyntax)?.Expression as InvocationExpressionSyntax;

    private static AsyncForm? OfSeveral(
        InvocationExpressionSyntax call, IMethodSymbol method, string name, SemanticModel model, CancellationToken cancellation)
    {
        if (method.Parameters.Length > 1)
            return OfLimited(call, method, method.Parameters.Skip(1), name, model, cancellation);
        var renamed = AsyncAlternativeFinder.RenameHere(call, name);
        return Binds(renamed, call, model)
            ? AsyncForm.OfCall($"Task.{name}", call, c => AsyncAlternativeFinder.RenameHere(c, name), [])
            : null;
    }

    /// <summary>Moves the time, the token or both to WaitAsync: that of the task, or that of the task for all tasks.</summary>
    private static AsyncForm? OfLimited(
        InvocationExpressionSyntax call, IMethodSymbol method, IEnumerable<IParameterSymbol> limits, string? together,
        SemanticModel model, CancellationToken cancellation)
    {
        var name = together ?? "WaitAsync";
        if (call.ArgumentList.Arguments.Count != method.Parameters.Length || call.ArgumentList.Arguments.Any(a => a.NameColon is not null)
            || AsyncAlternativeFinder.Rename(call, name) is not { } renamed)
            return null;
        var isNumber = limits.First().Type.SpecialType == SpecialType.System_Int32;
        var probe = WaitAsync(renamed, together, isNumber);
        var token = CancellationTokens.For(probe, call, model, cancellation);
        var import = isNumber && model.LookupNamespacesAndTypes(call.SpanStart, name: "TimeSpan").IsEmpty ? "System" : null;
        return Binds(probe, call, model) || import is not null
            ? AsyncForm.OfCall(
                "WaitAsync", call, c => WaitAsync(AsyncAlternativeFinder.RenameHere(c, name), together, isNumber), token, import)
            : null;
    }

    private static InvocationExpressionSyntax WaitAsync(InvocationExpressionSyntax call, string? together, bool isNumber)
    {
        if (together is null)
            return isNumber ? WithTimeSpan(call) : call;
        var arguments = call.ArgumentList.Arguments;
        var whenAll = call.WithArgumentList(call.ArgumentList.WithArguments([arguments[0]])).WithoutTrailingTrivia();
        var waiting = SyntaxFactory.MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression, whenAll, SyntaxFactory.IdentifierName("WaitAsync"));
        var limited = SyntaxFactory.InvocationExpression(
            waiting, SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(arguments.Skip(1), arguments.GetSeparators().Skip(1))));
        return isNumber ? WithTimeSpan(limited) : limited;
    }

    private static InvocationExpressionSyntax WithTimeSpan(InvocationExpressionSyntax call)
    {
        var argument = call.ArgumentList.Arguments[0];
        var time = SyntaxFactory.ParseExpression($"TimeSpan.FromMilliseconds({argument.Expression.WithoutTrivia()})");
        return call.ReplaceNode(argument.Expression, time.WithTriviaFrom(argument.Expression));
    }

    private static bool Binds(InvocationExpressionSyntax call, SyntaxNode place, SemanticModel model) =>
        model.GetSpeculativeSymbolInfo(place.SpanStart, call, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol bound
        && Awaitables.IsTask(bound.ReturnType);

    private static bool IsUnused(InvocationExpressionSyntax call) => ConditionalAccess.Around(call) is { } access
        ? access is { IsEnd: true, Outer.Parent: ExpressionStatementSyntax }
        : call.Parent is ExpressionStatementSyntax;
}
