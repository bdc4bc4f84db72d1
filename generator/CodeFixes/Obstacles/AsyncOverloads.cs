using System.Collections.Immutable;
using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.CodeFixes.Obstacles;

/// <summary>
/// Finds overloads for a function that is passed as an argument and becomes asynchronous: like Task.Run, the called method must have one
/// that takes the function as it will be, and returns the same.
/// </summary>
internal static class AsyncOverloads
{
    public static bool Fits(ExpressionSyntax function, ITypeSymbol returned, SemanticModel model, CancellationToken cancellation)
    {
        if (function.Parent is not ArgumentSyntax argument
            || model.GetOperation(argument, cancellation) is not IArgumentOperation { Parameter.Ordinal: var ordinal } operation
            || operation.Parent is not IInvocationOperation call)
            return false;
        var method = call.TargetMethod.OriginalDefinition;
        return method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>()
            .Any(m => IsAsynchronousForm(m, method, ordinal, returned));
    }

    private static bool IsAsynchronousForm(IMethodSymbol other, IMethodSymbol method, int ordinal, ITypeSymbol returned) =>
        other.Parameters.Length == method.Parameters.Length
        && other.TypeParameters.Length == method.TypeParameters.Length
        && other.IsStatic == method.IsStatic
        && Same(other.ReturnType, method.ReturnType)
        && Enumerable.Range(0, method.Parameters.Length).All(i => i == ordinal || Same(other.Parameters[i].Type, method.Parameters[i].Type))
        && InvokeOf(other.Parameters[ordinal]) is { } asynchronous
        && InvokeOf(method.Parameters[ordinal]) is { } synchronous
        && SameParameters(asynchronous.Parameters, synchronous.Parameters)
        && IsTaskOf(asynchronous.ReturnType, synchronous)
        && synchronous.ReturnsVoid == (returned.SpecialType == SpecialType.System_Void);

    private static IMethodSymbol? InvokeOf(IParameterSymbol parameter) => (parameter.Type as INamedTypeSymbol)?.DelegateInvokeMethod;

    private static bool SameParameters(ImmutableArray<IParameterSymbol> a, ImmutableArray<IParameterSymbol> b) =>
        a.Length == b.Length && Enumerable.Range(0, a.Length).All(i => Same(a[i].Type, b[i].Type));

    private static bool IsTaskOf(ITypeSymbol type, IMethodSymbol synchronous) =>
        Awaitables.IsTask(type)
        && (((INamedTypeSymbol)type).TypeArguments is [var result] ? Same(result, synchronous.ReturnType) : synchronous.ReturnsVoid);

    /// <summary>Compares by text, because each overload has its own type parameters.</summary>
    private static bool Same(ITypeSymbol a, ITypeSymbol b) => Text(a) == Text(b);

    private static string Text(ITypeSymbol type) =>
        type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
