using System.Collections.Concurrent;
using Adapters.Generator.Rules.Blocking.AsyncAlternatives;
using Adapters.Generator.Rules.Blocking.Members;
using Adapters.Generator.Rules.Blocking.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Generator.Rules.Async;

/// <summary>
/// Finds calls that could be given a token and are not: by a parameter that is left to its default, or by an overload that binds in the
/// place of the call. Not in catch and finally, nor where the token is cancelled already: what puts things in order should not stop half-way.
/// </summary>
internal sealed class TokenCalls
{
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _mayTake = new(SymbolEqualityComparer.Default);

    /// <summary>The argument that would give the call the token, or null where it takes none.</summary>
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

    /// <summary>The call with an argument more.</summary>
    public static InvocationExpressionSyntax Append(InvocationExpressionSyntax call, ArgumentSyntax argument)
    {
        var arguments = call.ArgumentList.Arguments;
        if (arguments.Count == 0)
            return call.WithArgumentList(call.ArgumentList.WithArguments([argument]));
        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        return call.WithArgumentList(call.ArgumentList.WithArguments(
            SyntaxFactory.SeparatedList(arguments.Add(argument), arguments.GetSeparators().Append(comma))));
    }

    /// <summary>Whether a method of the name takes a token, and none is given: the cheap question before the others.</summary>
    public bool MayTake(IInvocationOperation call) =>
        _mayTake.GetOrAdd(call.TargetMethod.OriginalDefinition, CanTake)
        && !call.Arguments.Any(a => a.ArgumentKind != ArgumentKind.DefaultValue && Tokens.IsToken(a.Parameter?.Type))
        && call is not { Parent: IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "WithCancellation" } } };

    private static bool CanTake(IMethodSymbol method) =>
        (Awaitables.IsTask(method.ReturnType) || Awaitables.IsAsyncStream(method.ReturnType))
        && method.MethodKind is MethodKind.Ordinary or MethodKind.ReducedExtension or MethodKind.LocalFunction
        && KnownMembers.Instance.Offloads.Find(MemberClassifier.DefinitionOf(method)) is not { Mark: true }
        && (method.Parameters.Any(p => p.IsOptional && Tokens.IsToken(p.Type)) || Overloads(method).Any());

    /// <summary>Methods of the name that have a token more.</summary>
    private static IEnumerable<IMethodSymbol> Overloads(IMethodSymbol method)
    {
        var unreduced = method.ReducedFrom ?? method;
        for (var type = unreduced.ContainingType; type is not null; type = type.BaseType)
        {
            foreach (var member in type.GetMembers(method.Name))
            {
                if (member is IMethodSymbol other && other.Parameters.Length == unreduced.Parameters.Length + 1 && other.Parameters.Any(p => Tokens.IsToken(p.Type))
                    && !other.GetAttributes().Any(a => a.AttributeClass?.Name == "ObsoleteAttribute"))
                    yield return other;
            }
        }
    }

    private static IParameterSymbol? Optional(IInvocationOperation call) =>
        call.Arguments.FirstOrDefault(a => a.ArgumentKind == ArgumentKind.DefaultValue && Tokens.IsToken(a.Parameter?.Type))?.Parameter;

    /// <summary>Whether an argument at the end would be that of the parameter.</summary>
    private static bool IsNext(IInvocationOperation call, IParameterSymbol parameter) =>
        call.Arguments.All(a => a.ArgumentKind == ArgumentKind.DefaultValue ? a.Parameter!.Ordinal >= parameter.Ordinal : a.Syntax is not ArgumentSyntax { NameColon: not null });

    private static bool Bind(IInvocationOperation call, InvocationExpressionSyntax syntax, SemanticModel model, ISymbol owner)
    {
        if (syntax.ArgumentList.Arguments.Any(a => a.NameColon is not null) || Called.Word(syntax) is not { } name || AsyncAlternativeFinder.Rename(syntax, name) is not { } alone)
            return false;
        var candidate = Append(alone, ArgumentOf($"default({Tokens.Type})", null));
        return model.GetSpeculativeSymbolInfo(syntax.SpanStart, candidate, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol bound
            && Tokens.IsToken(bound.Parameters.LastOrDefault()?.Type)
            && bound.Parameters.Length == call.TargetMethod.Parameters.Length + 1
            && CanStandFor(bound.ReturnType, call)
            && !ScopedCode.FunctionsAround(call, owner).Any(f => SymbolEqualityComparer.Default.Equals(f.OriginalDefinition, bound.OriginalDefinition));
    }

    /// <summary>Whether the type can take the place of the call's: where it is awaited, what comes out decides.</summary>
    private static bool CanStandFor(ITypeSymbol type, IInvocationOperation call)
    {
        if (SymbolEqualityComparer.Default.Equals(type, call.TargetMethod.ReturnType))
            return true;
        return TaskUses.Await(call) is not null && call.SemanticModel is { Compilation: var compilation } && Awaitables.ResultOf(type, compilation) is { } result
            && SymbolEqualityComparer.Default.Equals(result, Awaitables.ResultOf(call.TargetMethod.ReturnType, compilation));
    }

    private static ArgumentSyntax ArgumentOf(string token, string? name) => SyntaxFactory.Argument(
        name is null ? null : SyntaxFactory.NameColon(name).WithTrailingTrivia(SyntaxFactory.Space), default, SyntaxFactory.ParseExpression(token));
}
