using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Operations;

/// <summary>
/// The semantic models in which helpers are read. The one that the compiler analyses a file with is used where it is there, so that
/// helpers in the file of their caller are bound once; other files get one model each, made when a call first leads into them.
/// </summary>
internal sealed class SemanticModels(Compilation compilation)
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();

    /// <summary>Indicates whether the symbol is declared in this compilation.</summary>
    public bool Declares(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly);

    public void Offer(SemanticModel? model)
    {
        if (model is { IsSpeculativeSemanticModel: false })
            _models.TryAdd(model.SyntaxTree, model);
    }

#pragma warning disable RS1030 // A helper in another file has no model of the driver's. See tests/Benchmarks/rules for what it costs.
    public SemanticModel Of(SyntaxTree tree) => _models.GetOrAdd(tree, t => compilation.GetSemanticModel(t));
#pragma warning restore RS1030
}
