using System.Collections.Concurrent;
using System.Collections.Immutable;
using Adapters.Generator.Rules.Blocking.AsyncAlternatives;
using Adapters.Generator.Rules.Blocking.Cache;
using Adapters.Generator.Rules.Blocking.CallGraph;
using Adapters.Generator.Rules.Blocking.Delegates;
using Adapters.Generator.Rules.Blocking.Dispatch;
using Adapters.Generator.Rules.Blocking.Exemptions;
using Adapters.Generator.Rules.Blocking.Members;
using Adapters.Generator.Rules.Blocking.Model;
using Adapters.Generator.Rules.Blocking.Operations;
using Adapters.Generator.Rules.Blocking.Reading;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Rules.Blocking;

/// <summary>The bodies of a compilation, each made when a call first leads to it and read when a search first comes to it.</summary>
internal sealed class BlockingAnalysis
{
    private readonly ConcurrentDictionary<IMethodSymbol, MethodNode> _bodies = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<string, MethodNode> _byKey = new(StringComparer.Ordinal);
    private readonly MethodBodies _source;
    private readonly BodyCache? _memory;

    public BlockingAnalysis(Compilation compilation, BlockingOptions options, MemberList<bool> users, BodyCache? memory = null)
    {
        _memory = memory;
        Compilation = compilation;
        Models = new SemanticModels(compilation);
        _source = new MethodBodies(Models);
        Scope = new AnalysisScope(compilation, options);
        Dispatch = new DispatchResolver(compilation);
        DelegateFlows = new DelegateFlows(_source);
        StoredDelegates = new StoredDelegates(_source, Models);
        Calls = new CallReader(this, new MemberClassifier(users), new AsyncAlternativeFinder(compilation), new CallExemptions(compilation, options), new Disposals(this));
    }

    public Compilation Compilation { get; }

    public SemanticModels Models { get; }

    public AnalysisScope Scope { get; }

    public DispatchResolver Dispatch { get; }

    public DelegateFlows DelegateFlows { get; }

    public StoredDelegates StoredDelegates { get; }

    public CallReader Calls { get; }

    public MethodNode Of(IMethodSymbol method) => _bodies.GetOrAdd(
        method.OriginalDefinition,
        m => _memory is not null && MethodKey.Of(m) is { } key ? Of(key, m) : new MethodNode(() => Read(m, CancellationToken.None), m, null));

    /// <summary>The body of a method that was remembered.</summary>
    public MethodNode Of(MethodKey key) => Of(key, null);

    public bool HasBody(IMethodSymbol method) => _source.HasBody(method);

    /// <summary>The steps of a method in scope, whose operations are at hand.</summary>
    public ImmutableArray<CallEdge> InScope(IMethodSymbol method, IEnumerable<IOperation> operations, CancellationToken cancellation) =>
        _memory is not null && MethodKey.Of(method) is { } key
            ? Recall(key, method, m => Read(operations, m, cancellation))
            : Read(operations, method, cancellation);

    /// <summary>The steps of operations that are at hand.</summary>
    public ImmutableArray<CallEdge> Read(IEnumerable<IOperation> operations, IMethodSymbol? method, CancellationToken cancellation)
    {
        var reader = new BodyReader(this, method, cancellation);
        foreach (var operation in operations)
            reader.Read(operation);
        return reader.Steps;
    }

    private MethodNode Of(MethodKey key, IMethodSymbol? method) => _byKey.GetOrAdd(
        key.Id, _ => new MethodNode(() => Recall(key, method, m => Read(m, CancellationToken.None)), method, key));

    /// <summary>The steps that are remembered; those that the body has now, where none are.</summary>
    private ImmutableArray<CallEdge> Recall(MethodKey key, IMethodSymbol? method, Func<IMethodSymbol, ImmutableArray<CallEdge>> read)
    {
        if (_memory!.Recall(key) is { } remembered)
            return remembered.In(this);
        if ((method ?? key.Find(Compilation)) is not { } declared)
            return [];
        var (steps, looked) = OtherBodies.Watch(() => read(declared));
        _memory.Remember(key, declared, steps, looked);
        return steps;
    }

    private ImmutableArray<CallEdge> Read(IMethodSymbol method, CancellationToken cancellation)
    {
        var steps = Read(_source.Of(method, cancellation), method, cancellation);
        return BaseConstructor(method) is { } inherited && HasBody(inherited)
            ? steps.Insert(0, new CallEdge(PlaceOf(method), MemberNames.Of(inherited, method), Confidence.Definite, null, [Of(inherited)]))
            : steps;
    }

    /// <summary>A constructor that names no other runs that of its base class.</summary>
    private static IMethodSymbol? BaseConstructor(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Constructor, ContainingType: { TypeKind: TypeKind.Class, BaseType: { } inherited } }
        && method.DeclaringSyntaxReferences.All(r => r.GetSyntax() is not Microsoft.CodeAnalysis.CSharp.Syntax.ConstructorDeclarationSyntax { Initializer: not null })
            ? inherited.InstanceConstructors.FirstOrDefault(c => c.Parameters.IsEmpty)?.OriginalDefinition
            : null;

    private static SyntaxNodeOrToken PlaceOf(IMethodSymbol method) =>
        (method.DeclaringSyntaxReferences.FirstOrDefault() ?? method.ContainingType.DeclaringSyntaxReferences[0]).GetSyntax();
}
