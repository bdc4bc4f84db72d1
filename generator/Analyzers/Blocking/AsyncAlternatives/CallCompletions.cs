using System.Collections.Immutable;
using Adapters.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Analyzers.Blocking.AsyncAlternatives;

/// <summary>Finds what may complete a call whose asynchronous form does not bind with its name alone.</summary>
internal static class CallCompletions
{
    private const string NoOptions = "None";

    /// <summary>Returns them in the order in which they are tried.</summary>
    public static IEnumerable<CallCompletion> For(
        InvocationExpressionSyntax call, InvocationExpressionSyntax renamed, IMethodSymbol method, SemanticModel model)
    {
        var mayBeOnThis = renamed.Expression is SimpleNameSyntax && !method.IsStatic;
        CallCompletion[] simple = [new(false, true, []), new(false, false, [null])];
        if (mayBeOnThis)
            yield return new CallCompletion(true, false, []);
        foreach (var completion in simple)
        {
            yield return completion;
            if (mayBeOnThis)
                yield return completion with { IsOnThis = true };
        }

        foreach (var candidate in method.ContainingType.GetMembers(RenamedAlternatives.NameOf(method)).OfType<IMethodSymbol>())
        {
            if (candidate.IsStatic == method.IsStatic && RestOf(candidate, call, model) is { } rest)
                yield return new CallCompletion(false, false, rest);
        }
    }

    /// <summary>Indicates whether a token that was added is one, and not a value of another type that <c>default</c> fits.</summary>
    public static bool TakesToken(IMethodSymbol bound, CallCompletion completion) =>
        (!completion.HasTokenFirst || IsToken(bound.Parameters.FirstOrDefault()))
        && (completion.Rest is not [null] || IsToken(bound.Parameters.LastOrDefault()));

    /// <summary>Returns the arguments for the required parameters behind those of the call; null if they are not known.</summary>
    private static ImmutableArray<string?>? RestOf(IMethodSymbol candidate, InvocationExpressionSyntax call, SemanticModel model)
    {
        var given = call.ArgumentList.Arguments.Count;
        if (candidate.Parameters.Length <= given)
            return null;
        var rest = ImmutableArray.CreateBuilder<string?>();
        foreach (var parameter in candidate.Parameters.Skip(given))
        {
            if (parameter.IsOptional || parameter.IsParams || (!IsToken(parameter) && !HasNone(parameter.Type)))
                return null;
            rest.Add(IsToken(parameter) ? null : $"{parameter.Type.ToMinimalDisplayString(model, call.SpanStart)}.{NoOptions}");
        }

        return rest.ToImmutable();
    }

    private static bool IsToken(IParameterSymbol? parameter) => TypeNames.Is(parameter?.Type, "System.Threading.CancellationToken");

    private static bool HasNone(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Enum
        && type.GetMembers(NoOptions).OfType<IFieldSymbol>().Any(f => f is { HasConstantValue: true, ConstantValue: 0 });
}
