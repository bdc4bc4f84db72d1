using System.Collections.Concurrent;
using Adapters.Generator.Rules.Blocking.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Adapters.Generator.Rules.Blocking.AsyncAlternatives;

/// <summary>
/// Finds the asynchronous method that can stand in the place of a call, by binding it there with the arguments that are there. Comparing
/// names would promise what does not compile.
/// </summary>
internal sealed class AsyncAlternativeFinder(Compilation compilation)
{
    private readonly AsyncExtensions _extensions = new(compilation);
    private readonly ConcurrentDictionary<ISymbol, bool> _hasMember = new(SymbolEqualityComparer.Default);

    public AsyncAlternative? Find(
        InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model, CancellationToken cancellation)
    {
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.ReducedExtension) || Awaitables.IsAwaitable(method.ReturnType))
            return null;
        var name = method.Name + "Async";
        var extensions = ExtensionsFor(call, method, name, model, cancellation);
        // Without a candidate, which is nearly always, nothing is bound.
        if (!_hasMember.GetOrAdd(method.OriginalDefinition, HasMember) && !extensions.Any())
            return null;
        if (CallRenaming.Rename(call, name) is not { } renamed)
            return null;
        var bound =
            model.GetSpeculativeSymbolInfo(call.SpanStart, renamed, SpeculativeBindingOption.BindAsExpression).Symbol as IMethodSymbol;
        if (bound is not null)
            return Fits(bound, method, call, model, cancellation)
                ? new AsyncAlternative(name, null, compilation.Declares(bound), bound)
                : null;
        return Unimported(call, method, extensions, model, cancellation);
    }

    /// <summary>The extension methods of the name that can be called on the receiver: an instance, not a type.</summary>
    private IEnumerable<IMethodSymbol> ExtensionsFor(
        InvocationExpressionSyntax call, IMethodSymbol method, string name, SemanticModel model, CancellationToken cancellation)
    {
        if (method is { IsStatic: true, IsExtensionMethod: false } || !_extensions.Contains(name))
            return [];
        var receiver = call.Expression is MemberAccessExpressionSyntax access
            ? model.GetTypeInfo(access.Expression, cancellation).Type
            : null;
        return _extensions.Find(name, receiver);
    }

    private static bool HasMember(ISymbol member)
    {
        var name = member.Name + "Async";
        for (var type = member.ContainingType; type is not null; type = type.BaseType)
        {
            if (HasMethod(type, name))
                return true;
        }

        return member.ContainingType.AllInterfaces.Any(i => HasMethod(i, name));
    }

    private static bool HasMethod(INamedTypeSymbol type, string name) => type.GetMembers(name).Any(m => m is IMethodSymbol);

    private bool Fits(
        IMethodSymbol candidate, IMethodSymbol method, InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation)
    {
        if (Awaitables.ResultOf(candidate.ReturnType, compilation) is not { } result
            || IsObsolete(candidate)
            || IsAround(candidate, call, model, cancellation))
            return false;
        return method.ReturnsVoid
            || call.Parent is ExpressionStatementSyntax
            || compilation.ClassifyCommonConversion(result, method.ReturnType).IsImplicit;
    }

    private static bool IsObsolete(IMethodSymbol candidate) =>
        candidate.GetAttributes().Any(a => a.AttributeClass?.Name == "ObsoleteAttribute");

    /// <summary>Whether the call stands in the candidate itself: it would call itself for ever.</summary>
    private static bool IsAround(IMethodSymbol candidate, SyntaxNode call, SemanticModel model, CancellationToken cancellation)
    {
        for (var symbol = model.GetEnclosingSymbol(call.SpanStart, cancellation); symbol is IMethodSymbol method; symbol =
            symbol.ContainingSymbol)
        {
            for (var m = method; m is not null; m = m.OverriddenMethod)
            {
                if (SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, (candidate.ReducedFrom ?? candidate).OriginalDefinition))
                    return true;
            }

            if (Implements(method, candidate))
                return true;
        }

        return false;
    }

    private static bool Implements(IMethodSymbol method, IMethodSymbol candidate) =>
        candidate.ContainingType.TypeKind == TypeKind.Interface
        && method.ContainingType?.FindImplementationForInterfaceMember(candidate) is { } found
        && SymbolEqualityComparer.Default.Equals(found.OriginalDefinition, method.OriginalDefinition);

    private AsyncAlternative? Unimported(
        InvocationExpressionSyntax call, IMethodSymbol method, IEnumerable<IMethodSymbol> extensions, SemanticModel model,
        CancellationToken cancellation)
    {
        if (CallRenaming.Unconditional(call) is not { Expression: MemberAccessExpressionSyntax } target)
            return null;
        foreach (var extension in extensions)
        {
            if (!compilation.IsSymbolAccessibleWithin(extension, compilation.Assembly)
                || extension.ContainingNamespace is not { IsGlobalNamespace: false } space)
                continue;
            if (CallRenaming.AsStatic(target, extension) is { } asStatic
                && model.GetSpeculativeSymbolInfo(call.SpanStart, asStatic,
                    SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol bound
                && Fits(bound, method, call, model, cancellation))
                return new AsyncAlternative(extension.Name, space.ToDisplayString(), compilation.Declares(bound), bound);
        }

        return null;
    }
}
