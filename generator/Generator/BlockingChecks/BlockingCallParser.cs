using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Generator.BlockingChecks;

/// <summary>
/// Finds the calls of [Blocking] methods in a debug build, in which they are checked. It looks for the names first: a file that uses none
/// of them is not bound. A call that cannot be intercepted is left as it is (<see cref="Interception"/>), and so are properties and
/// constructors.
/// </summary>
internal static class BlockingCallParser
{
    public const string Feature = "InterceptorsNamespaces";

    public static IReadOnlyList<BlockingCall> Parse(Compilation compilation, CancellationToken cancellation)
    {
        if (compilation.Options.OptimizationLevel != OptimizationLevel.Debug || !IsOn(compilation)
            || compilation.GetTypeByMetadataName(TypeNames.LoopThread) is null)
            return [];
        var marked = new MarkedMethods(compilation, cancellation);
        return marked.IsEmpty ? [] : [.. Group(Calls(compilation, marked, cancellation))];
    }

    private static bool IsOn(Compilation compilation) => compilation.SyntaxTrees.FirstOrDefault()?.Options is CSharpParseOptions options
        && options.Features.TryGetValue(Feature, out var namespaces) && namespaces.Split(';').Contains(EmittedNames.Namespace);

    private static IEnumerable<(IMethodSymbol Method, string Location)> Calls(
        Compilation compilation, MarkedMethods marked, CancellationToken cancellation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            var calls = tree.GetRoot(cancellation).DescendantNodes()
                .OfType<InvocationExpressionSyntax>()
                .Where(c => marked.MayCall(NameOf(c)))
                .ToList();
            if (calls.Count == 0)
                continue;
            var model = compilation.GetSemanticModel(tree);
            foreach (var call in calls)
            {
                if (model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method && marked.Contains(method)
                    && Interception.Allows(Definition(method), compilation)
                    && model.GetOperation(call, cancellation) is IInvocationOperation operation
                    && Interception.Allows(operation) && model.GetInterceptableLocation(call, cancellation) is { } location)
                    yield return (Definition(method), location.GetInterceptsLocationAttributeSyntax());
            }
        }
    }

    private static IEnumerable<BlockingCall> Group(IEnumerable<(IMethodSymbol Method, string Location)> calls)
    {
        var number = 0;
        IEqualityComparer<IMethodSymbol> byMethod = SymbolEqualityComparer.Default;
        foreach (var group in calls.GroupBy(c => c.Method, c => c.Location, byMethod))
            yield return InterceptorSignatures.Of(group.Key, number++, group.ToEquatableArray());
    }

    private static IMethodSymbol Definition(IMethodSymbol method) => (method.ReducedFrom ?? method).OriginalDefinition;

    private static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } => name,
        MemberBindingExpressionSyntax { Name.Identifier.ValueText: var name } => name,
        SimpleNameSyntax { Identifier.ValueText: var name } => name,
        _ => null,
    };
}
