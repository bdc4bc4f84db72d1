using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Operations;

/// <summary>Code that is kept as data, for somebody to translate: a lambda that becomes an expression tree.</summary>
internal static class ExpressionTrees
{
    public static bool Contain(IOperation place)
    {
        for (var around = place; around is not null; around = around.Parent)
        {
            if (around is IAnonymousFunctionOperation { Parent: IConversionOperation or IDelegateCreationOperation }
                && Is(around.Parent.Type))
                return true;
        }

        return false;
    }

    public static bool Is(ITypeSymbol? type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (t.Name is "LambdaExpression" or "Expression" && t.ContainingNamespace?.ToDisplayString() == "System.Linq.Expressions")
                return true;
        }

        return false;
    }
}
