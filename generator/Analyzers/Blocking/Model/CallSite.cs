using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Model;

/// <summary>
/// A call as it stands in the source, whether it is written as one or not: a getter, an operator and a foreach are calls too.
/// </summary>
/// <param name="Operation">What calls.</param>
/// <param name="Method">What is called: for a property, its accessor.</param>
/// <param name="Instance">The receiver.</param>
/// <param name="Arguments">The arguments.</param>
/// <param name="Place">What is underlined.</param>
internal sealed record CallSite(
    IOperation Operation, IMethodSymbol Method, IOperation? Instance, ImmutableArray<IArgumentOperation> Arguments, SyntaxNodeOrToken Place)
{
    /// <summary>The method, or the property of the accessor.</summary>
    public ISymbol Member { get; } = MemberOf(Method);

    /// <summary>The property of an accessor; any other method itself.</summary>
    public static ISymbol MemberOf(IMethodSymbol method) => method.AssociatedSymbol is IPropertySymbol property ? property : method;
}
