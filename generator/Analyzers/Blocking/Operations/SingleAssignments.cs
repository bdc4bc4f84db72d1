using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Operations;

/// <summary>The value of a local variable that is given one in its declaration and never again.</summary>
internal static class SingleAssignments
{
    /// <summary>
    /// The value where the variable is read. Null if it is declared behind that place: such code does not compile, but is analysed while
    /// somebody types it. So whoever goes from value to value comes to an end.
    /// </summary>
    public static IOperation? Of(ILocalReferenceOperation read)
    {
        var declarator = BodyReferences.Around(read).OnlyAssignment(read.Local);
        return declarator is not null && declarator.Syntax.Span.End <= read.Syntax.SpanStart
            ? declarator.GetVariableInitializer()?.Value
            : null;
    }

    /// <summary>Indicates whether the reference is a place to which something is assigned, by whatever means.</summary>
    public static bool IsWritten(IOperation reference)
    {
        while (reference.Parent is ITupleOperation tuple)
            reference = tuple;
        return reference.Parent switch
        {
            IAssignmentOperation assignment => assignment.Target == reference,
            IIncrementOrDecrementOperation => true,
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
            _ => false,
        };
    }

    /// <summary>Indicates whether a function assigns to the reference that belongs to the code around the function.</summary>
    public static bool IsWrittenByFunction(IOperation reference)
    {
        if (!IsWritten(reference))
            return false;
        var variable = reference switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => (ISymbol?)null,
        };
        for (var parent = reference.Parent; parent is not null; parent = parent.Parent)
        {
            IMethodSymbol? function = parent switch
            {
                IAnonymousFunctionOperation lambda => lambda.Symbol,
                ILocalFunctionOperation local => local.Symbol,
                _ => null,
            };
            if (function is not null)
                return !SymbolEqualityComparer.Default.Equals(function, variable?.ContainingSymbol);
        }

        return false;
    }
}
