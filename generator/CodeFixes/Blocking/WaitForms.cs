using Adapters.CodeFixes.Syntax;
using Adapters.Generator.Rules.Blocking.Bodies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.CodeFixes.Blocking;

/// <summary>
/// The asynchronous forms of waits for tasks and for time. A wait with a limit tells by its result whether that was enough, while WaitAsync
/// throws: so it has a form only where nobody looks at the result.
/// </summary>
internal static class WaitForms
{
    public static bool Includes(IMethodSymbol method) => (method.ContainingType?.Name, method.Name) switch
    {
        ("Task", "Wait" or "WaitAll" or "WaitAny" or "RunSynchronously") or ("Thread", "Sleep") => true,
        (_, "GetResult") => method.Parameters.IsEmpty,
        _ => false,
    };

    public static AsyncForm? Of(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model, CancellationToken cancellation) => method.Name switch
    {
        "Sleep" => OfSleep(call, model, cancellation),
        "GetResult" => OfGetResult(call),
        "Wait" when method.Parameters.IsEmpty => AsyncForm.OfTask(call, e => ConditionalAccess.ReceiverOf(((InvocationExpressionSyntax)e).Expression)),
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
        return AsyncForm.OfCall("Task.Delay", call, c => Unnamed(c).WithExpression(delay), token, task.Import);
    }

    /// <summary>The parameters have other names there; there is one that is given.</summary>
    private static InvocationExpressionSyntax Unnamed(InvocationExpressionSyntax call) => call.WithArgumentList(
        call.ArgumentList.WithArguments(SyntaxFactory.SeparatedList(call.ArgumentList.Arguments.Select(a => a.WithNameColon(null)), call.ArgumentList.Arguments.GetSeparators())));

    /// <summary>Of an awaiter that is kept in a variable the task is not at hand.</summary>
    private static AsyncForm? OfGetResult(InvocationExpressionSyntax call) =>
        AwaiterOf(call)?.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetAwaiter" } or MemberBindingExpressionSyntax { Name.Identifier.ValueText: "GetAwaiter" }
            ? AsyncForm.OfTask(call, e => ConditionalAccess.ReceiverOf(AwaiterOf((InvocationExpressionSyntax)e)!.Expression))
            : null;

    private static InvocationExpressionSyntax? AwaiterOf(InvocationExpressionSyntax call) =>
        (call.Expression as MemberAccessExpressionSyntax)?.Expression as InvocationExpressionSyntax;

    private static AsyncForm? OfSeveral(InvocationExpressionSyntax call, IMethodSymbol method, string name, SemanticModel model, CancellationToken cancellation)
    {
        if (method.Parameters.Length > 1)
            return OfLimited(call, method, method.Parameters.Skip(1), name, model, cancellation);
        var renamed = Siblings.RenameHere(call, name);
        return Binds(renamed, call, model) ? AsyncForm.OfCall($"Task.{name}", call, c => Siblings.RenameHere(c, name), []) : null;
    }

    /// <summary>A wait with a time, a token or both: they go to WaitAsync, of the task or of the task of all tasks.</summary>
    private static AsyncForm? OfLimited(
        InvocationExpressionSyntax call, IMethodSymbol method, IEnumerable<IParameterSymbol> limits, string? together, SemanticModel model, CancellationToken cancellation)
    {
        if (call.ArgumentList.Arguments.Count != method.Parameters.Length || call.ArgumentList.Arguments.Any(a => a.NameColon is not null)
            || Siblings.Rename(call, together ?? "WaitAsync") is not { } renamed)
            return null;
        var isNumber = limits.First().Type.SpecialType == SpecialType.System_Int32;
        var probe = WaitAsync(renamed, together, isNumber);
        var token = CancellationTokens.For(probe, call, model, cancellation);
        var import = isNumber && model.LookupNamespacesAndTypes(call.SpanStart, name: "TimeSpan").IsEmpty ? "System" : null;
        return Binds(probe, call, model) || import is not null
            ? AsyncForm.OfCall("WaitAsync", call, c => WaitAsync(Siblings.RenameHere(c, together ?? "WaitAsync"), together, isNumber), token, import)
            : null;
    }

    private static InvocationExpressionSyntax WaitAsync(InvocationExpressionSyntax call, string? together, bool isNumber)
    {
        if (together is null)
            return isNumber ? WithTimeSpan(call, 0) : call;
        var arguments = call.ArgumentList.Arguments;
        var whenAll = call.WithArgumentList(call.ArgumentList.WithArguments([arguments[0]])).WithoutTrailingTrivia();
        var waiting = SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, whenAll, SyntaxFactory.IdentifierName("WaitAsync"));
        var limited = SyntaxFactory.InvocationExpression(
            waiting, SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(arguments.Skip(1), arguments.GetSeparators().Skip(1))));
        return isNumber ? WithTimeSpan(limited, 0) : limited;
    }

    private static InvocationExpressionSyntax WithTimeSpan(InvocationExpressionSyntax call, int index)
    {
        var argument = call.ArgumentList.Arguments[index];
        var time = SyntaxFactory.ParseExpression($"TimeSpan.FromMilliseconds({argument.Expression.WithoutTrivia()})").WithTriviaFrom(argument.Expression);
        return call.ReplaceNode(argument.Expression, time);
    }

    private static bool Binds(InvocationExpressionSyntax call, SyntaxNode place, SemanticModel model) =>
        model.GetSpeculativeSymbolInfo(place.SpanStart, call, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol bound && Awaitables.IsTask(bound.ReturnType);

    private static bool IsUnused(InvocationExpressionSyntax call) =>
        (ConditionalAccess.Around(call) is { } access ? access.IsEnd ? access.Outer : null : (SyntaxNode)call)?.Parent is ExpressionStatementSyntax;
}
