using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Async;

/// <summary>Methods that only throw, since they are still to be written.</summary>
internal static class Unwritten
{
    public static bool Is(ImmutableArray<IOperation> body) =>
        body.OfType<IBlockOperation>().SelectMany(b => b.Operations).All(o => o switch
        {
            IReturnOperation returns => returns.ReturnedValue is IThrowOperation or IConversionOperation { Operand: IThrowOperation },
            IExpressionStatementOperation statement => statement.Operation is IThrowOperation,
            _ => o is IThrowOperation,
        });
}
