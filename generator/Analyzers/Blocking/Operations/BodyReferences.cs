using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Operations;

/// <summary>
/// The places of a body that declare or refer to its variables, parameters and local functions. Found in one pass, however many questions
/// are asked afterwards.
/// </summary>
internal sealed class BodyReferences
{
    private static readonly ConditionalWeakTable<IOperation, BodyReferences> OfRoots = new();

    private readonly ILookup<ISymbol, IOperation> _bySymbol;
    private readonly ConcurrentDictionary<ISymbol, IVariableDeclaratorOperation?> _only = new(SymbolEqualityComparer.Default);

    private BodyReferences(IOperation root) => _bySymbol = root.DescendantsAndSelf()
        .Select(o => (Symbol: SymbolOf(o), Place: o))
        .Where(r => r.Symbol is not null)
        .ToLookup(r => r.Symbol!.OriginalDefinition, r => r.Place, (IEqualityComparer<ISymbol>)SymbolEqualityComparer.Default);

    /// <summary>Those of the whole body around an operation.</summary>
    public static BodyReferences Around(IOperation anywhere) => OfRoots.GetValue(RootOf(anywhere), r => new BodyReferences(r));

    public IEnumerable<IOperation> To(ISymbol symbol) => _bySymbol[symbol.OriginalDefinition];

    /// <summary>
    /// The declaration of a local variable that is not assigned anywhere else; otherwise null. Found once: the variable may be read at very
    /// many places.
    /// </summary>
    public IVariableDeclaratorOperation? OnlyAssignment(ILocalSymbol local) => _only.GetOrAdd(local, l =>
        To(l).Any(p => p is ILocalReferenceOperation && SingleAssignments.IsWritten(p))
            ? null
            : To(l).OfType<IVariableDeclaratorOperation>().FirstOrDefault());

    public static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }

    private static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        IVariableDeclaratorOperation declarator => declarator.Symbol,
        ILocalReferenceOperation reference => reference.Local,
        IParameterReferenceOperation reference => reference.Parameter,
        IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } function } => function,
        IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } function } => function,
        _ => null,
    };
}
