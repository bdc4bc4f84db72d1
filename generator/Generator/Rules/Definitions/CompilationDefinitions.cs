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
    private ServiceUse? _services;

    public DefinitionTable Read(CancellationToken cancellation)
    {
        lock (_gate)
            return _table ??= DefinitionTable.Of(compilation, cancellation);
    }

    /// <summary>
    /// Reads how services are used. All files are looked through, so only a handler whose constructor takes something asks for this.
    /// </summary>
    public ServiceUse ReadServices(CancellationToken cancellation)
    {
        var application = Read(cancellation).FirstApp?.Name;
        lock (_gate)
            return _services ??= ServiceUse.Of(compilation, application, cancellation);
    }
}
