using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Rules.Definitions;

/// <summary>
/// The definitions of a compilation, read when they are first needed. If the reader is cancelled, the next one begins again: a cancelled
/// action of an analyzer must not leave its exception to the others.
/// </summary>
internal sealed class CompilationDefinitions(Compilation compilation)
{
    private readonly object _gate = new();
    private DefinitionTable? _table;

    public DefinitionTable Read(CancellationToken cancellation)
    {
        lock (_gate)
            return _table ??= DefinitionTable.Of(compilation, cancellation);
    }
}
