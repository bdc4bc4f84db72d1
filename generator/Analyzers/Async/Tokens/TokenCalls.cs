using System.Collections.Concurrent;
using Adapters.Analyzers.Blocking.AsyncAlternatives;
using Adapters.Analyzers.Blocking.Members;
using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Async.Tokens;

/// <summary>
/// Finds calls that could take a token and do not: by a parameter that is left to its default, or by an overload that binds in the place of
/// the call. Not in catch and finally, nor after the cancellation: code that cleans up should not stop half-way.
/// </summary>
internal sealed class TokenCalls
{
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _mayTake = new(SymbolEqualityComparer.Default);

    /// <summary>Returns the argument that would pass the token, or null if the call takes none.</summary>
    public ArgumentSyntax? Argument(string token, IInvocationOperation call, ISymbol owner)
    {
        if (call.Syntax is not InvocationExpressionSyntax syntax || !MayTake(call) || TaskUses.IsDetached(call) || Cleanup.Contains(call))
            return null;
        if (Optional(call) is { } parameter)
            return ArgumentOf(token, IsNext(call, parameter) ? null : parameter.Name);
        return Overloads(call.TargetMethod).Any() && call.SemanticModel is { } model && Bind(call, syntax, model, owner)
            ? ArgumentOf(token, null)
            : null;
    }

    /// <summary>
    /// Determines whether a method of the name takes a token, and none is passed. This is the cheap test before the others.
    /// </summary>
    public bool MayTake(IInvocationOperation call) =>
        _mayTake.GetOrAdd(call.TargetMethod.OriginalDefinition, CanTake)
        && !call.Arguments.Any(a => a.ArgumentKind != ArgumentKind.DefaultValue && AvailableTokens.IsToken(a.Parameter?.Type))
        && call is not { Parent: IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "WithCancellation" } } };

    private static bool CanTake(IMethodSymbol method) =>
        (Awaitables.IsTask(method.ReturnType) || Awaitables.IsAsyncStream(method.ReturnType))
        && method.MethodKind is MethodKind.Ordinary or MethodKind.ReducedExtension or MethodKind.LocalFunction
        && KnownMembers.Instance.Offloads.Find(MemberClassifier.DefinitionOf(method)) is not { Mark: true }
        && (method.Parameters.Any(p => p.IsOptional && AvailableTokens.IsToken(p.Type)) || Overloads(method).Any());

    /// <summary>Returns the methods of the name that have one more parameter, for a token.</summary>
    private static IEnumerable<IMethodSymbol> Overloads(IMethodSymbol method)
    {
        var unreduced = method.ReducedFrom ?? method;
        for (var type = unreduced.ContainingType; type is not null; type = type.BaseType)
        {
            foreach (var member in type.GetMembers(method.Name))
            {
                if (member is IMethodSymbol other && other.Parameters.Length == unreduced.Parameters.Length + 1
                    && other.Parameters.Any(p => AvailableTokens.IsToken(p.Type))
                    && !other.GetAttributes().Any(a => a.AttributeClass?.Name == "ObsoleteAttribute"))
                    yield return other;
            }
        }
    }

    private static IParameterSymbol? Optional(IInvocationOperation call) => call.Arguments
        .FirstOrDefault(a => a.ArgumentKind == ArgumentKind.DefaultValue && AvailableTokens.IsToken(a.Parameter?.Type))?.Parameter;

    /// <summary>Determines whether an argument at the end would be that of the parameter.</summary>
    private static bool IsNext(IInvocationOperation call, IParameterSymbol parameter) =>
        call.Arguments.All(a => a.ArgumentKind == ArgumentKind.DefaultValue
            ? a.Parameter!.Ordinal >= parameter.Ordinal
            : a.Syntax is not ArgumentSyntax { NameColon: not null });

    private static bool Bind(IInvocationOperation call, InvocationExpressionSyntax syntax, SemanticModel model, ISymbol owner)
    {
        if (syntax.ArgumentList.Arguments.Any(a => a.NameColon is not null)
            || Called.Word(syntax) is not { } name || AsyncAlternativeFinder.Rename(syntax, name) is not { } alone)
            return false;
        var candidate = CallArguments.Append(alone, ArgumentOf($"default({AvailableTokens.Type})", null));
        return BindAt(syntax.SpanStart, candidate, model) is IMethodSymbol bound
            && AvailableTokens.IsToken(bound.Parameters.LastOrDefault()?.Type)
            && bound.Parameters.Length == call.TargetMethod.Parameters.Length + 1
            && CanStandFor(bound.ReturnType, call)
            && !ScopedCode.FunctionsAround(call, owner)
                .Any(f => SymbolEqualityComparer.Default.Equals(f.OriginalDefinition, bound.OriginalDefinition));
    }

    /// <summary>Returns the symbol of an expression that is not there; null for one that is nested too deeply to be bound.</summary>
    private static ISymbol? BindAt(int position, ExpressionSyntax candidate, SemanticModel model)
    {
        try
        {
            return model.GetSpeculativeSymbolInfo(position, candidate, SpeculativeBindingOption.BindAsExpression).Symbol;
        }
        catch (Exception e) when (VisitBudget.IsExceeded(e))
        {
            return null;
        }
    }

    /// <summary>Determines whether the type can replace that of the call. If the call is awaited, the result decides.</summary>
    private static bool CanStandFor(ITypeSymbol type, IInvocationOperation call)
    {
        if (SymbolEqualityComparer.Default.Equals(type, call.TargetMethod.ReturnType))
            return true;
        return TaskUses.Await(call) is not null && call.SemanticModel is { Compilation: var compilation }
            && Awaitables.ResultOf(type, compilation) is { } result
            && SymbolEqualityComparer.Default.Equals(result, Awaitables.ResultOf(call.TargetMethod.ReturnType, compilation));
    }

    private static ArgumentSyntax ArgumentOf(string token, string? name)
    {
        var colon = name is null ? null : SyntaxFactory.NameColon(name).WithTrailingTrivia(SyntaxFactory.Space);
        return SyntaxFactory.Argument(colon, default, SyntaxFactory.ParseExpression(token));
    }
}
