using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Completion.AccessPaths;

/// <summary>
/// The meaning of variables by their declarations: the variable of a foreach and the parameters of lambdas over a sequence are its
/// elements, and a continuation is given what is complete.
/// </summary>
internal sealed class BoundParameters
{
    private readonly Dictionary<ISymbol, IOperation> _elementsOf = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _complete = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _wholes = new(SymbolEqualityComparer.Default);

    /// <summary>The collection that the variable is an element of.</summary>
    public IOperation? CollectionOf(ISymbol variable) => _elementsOf.TryGetValue(variable, out var collection) ? collection : null;

    public bool IsComplete(ISymbol variable) => _complete.Contains(variable);

    /// <summary>Indicates whether the variable is a collection of which all elements are complete.</summary>
    public bool IsOfComplete(ISymbol variable) => _wholes.Contains(variable);

    public void Bind(IForEachLoopOperation loop)
    {
        if (loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol: var variable })
            _elementsOf[variable] = loop.Collection;
    }

    public void Bind(IAnonymousFunctionOperation lambda)
    {
        if (lambda.Symbol.Parameters is not [var first, ..] parameters)
            return;
        if (IsCallback(lambda))
            _complete.Add(first);
        else if (ArgumentOf(lambda) is { Parent: IInvocationOperation call } argument)
            Bind(call, argument, parameters);
    }

    private void Bind(IInvocationOperation call, IArgumentOperation argument, IReadOnlyList<IParameterSymbol> parameters)
    {
        switch (call.TargetMethod.Name)
        {
            case "ContinueWith" or "ContinueWhenAny":
                _complete.Add(parameters[0]);
                break;
            case "ContinueWhenAll":
                _wholes.Add(parameters[0]);
                break;
            case "Aggregate" when parameters.Count == 2:
                Add(parameters[1], Sequence(call, 0));
                break;
            case "Aggregate":
                break;
            case "Sort" or "Zip" or "Join" or "GroupJoin" when parameters.Count == 2:
                Add(parameters[0], Sequence(call, 0));
                Add(parameters[1], Sequence(call, call.TargetMethod.Name == "Sort" ? 0 : 1));
                break;
            case "Join" or "GroupJoin":
                Add(parameters[0], Sequence(call, argument.Parameter!.Name.StartsWith("inner", StringComparison.Ordinal) ? 1 : 0));
                break;
            default:
                Add(parameters[0], Sequence(call, 0));
                break;
        }
    }

    private void Add(IParameterSymbol parameter, IOperation? collection)
    {
        if (collection is not null)
            _elementsOf[parameter] = collection;
    }

    private static IOperation? Sequence(IInvocationOperation call, int number) =>
        !Sequences.IsOver(call) ? null
        : call.Instance is not null ? number == 0 ? call.Instance : call.Arguments.ElementAtOrDefault(number - 1)?.Value
        : call.Arguments.ElementAtOrDefault(number)?.Value;

    /// <summary>The end of an operation calls back with a result that is complete.</summary>
    private static bool IsCallback(IAnonymousFunctionOperation lambda) =>
        lambda.Parent is IDelegateCreationOperation { Type: { Name: "AsyncCallback", ContainingNamespace.Name: "System" } };

    private static IArgumentOperation? ArgumentOf(IAnonymousFunctionOperation lambda)
    {
        IOperation? parent = lambda.Parent;
        while (parent is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation)
            parent = parent.Parent;
        return parent as IArgumentOperation;
    }
}
