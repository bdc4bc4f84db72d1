using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Generator.Rules.Blocking.Reach;

/// <summary>The value of a local variable that is given one in its declaration and never again.</summary>
internal static class SingleValues
{
    public static IOperation? Of(ILocalSymbol local, IOperation anywhere)
    {
        IOperation? value = null;
        foreach (var operation in RootOf(anywhere).DescendantsAndSelf())
        {
            if (operation is IVariableDeclaratorOperation declarator && Same(declarator.Symbol, local))
                value = declarator.GetVariableInitializer()?.Value;
            else if (operation is ILocalReferenceOperation reference && Same(reference.Local, local) && IsWritten(reference))
                return null;
        }

        return value;
    }

    public static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }

    /// <summary>Whether the reference is a place to which something is assigned, by whatever means.</summary>
    public static bool IsWritten(IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        IIncrementOrDecrementOperation => true,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
        ITupleOperation tuple => IsWritten(tuple),
        _ => false,
    };

    private static bool Same(ILocalSymbol a, ILocalSymbol b) => SymbolEqualityComparer.Default.Equals(a, b);
}
