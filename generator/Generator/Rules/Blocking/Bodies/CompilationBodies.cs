using System.Collections.Concurrent;
using System.Collections.Immutable;
using Adapters.Generator.Rules.Blocking.Members;
using Adapters.Generator.Rules.Blocking.Memory;
using Adapters.Generator.Rules.Blocking.Reach;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Rules.Blocking.Bodies;

/// <summary>The bodies of a compilation, each made when a call first leads to it and read when a search first comes to it.</summary>
internal sealed class CompilationBodies
{
    private readonly ConcurrentDictionary<IMethodSymbol, Body> _bodies = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<string, Body> _byKey = new(StringComparer.Ordinal);
    private readonly BodySource _source;
    private readonly BodyMemory? _memory;

    public CompilationBodies(Compilation compilation, BlockingOptions options, MemberList<bool> users, BodyMemory? memory = null)
    {
        _memory = memory;
        Compilation = compilation;
        Models = new Models(compilation);
        _source = new BodySource(Models);
        Scope = new Scope(compilation, options);
        Dispatch = new Dispatch(compilation);
        Fates = new Fates(_source);
        Delegates = new Delegates(_source, Models);
        Calls = new CallReader(this, new Verdicts(users), new Siblings(compilation), new Exemptions(compilation, options), new Disposals(this));
    }

    public Compilation Compilation { get; }

    public Models Models { get; }

    public Scope Scope { get; }

    public Dispatch Dispatch { get; }

    public Fates Fates { get; }

    public Delegates Delegates { get; }

    public CallReader Calls { get; }

    public Body Of(IMethodSymbol method) => _bodies.GetOrAdd(
        method.OriginalDefinition,
        m => _memory is not null && BodyKey.Of(m) is { } key ? Of(key, m) : new Body(() => Read(m, CancellationToken.None), m, null));

    /// <summary>The body of a method that was remembered.</summary>
    public Body Of(BodyKey key) => Of(key, null);

    public bool HasBody(IMethodSymbol method) => _source.HasBody(method);

    /// <summary>The steps of a method in scope, whose operations are at hand.</summary>
    public ImmutableArray<Step> InScope(IMethodSymbol method, IEnumerable<IOperation> operations, CancellationToken cancellation) =>
        _memory is not null && BodyKey.Of(method) is { } key
            ? Recall(key, method, m => Read(operations, m, cancellation))
            : Read(operations, method, cancellation);

    /// <summary>The steps of operations that are at hand.</summary>
    public ImmutableArray<Step> Read(IEnumerable<IOperation> operations, IMethodSymbol? method, CancellationToken cancellation)
    {
        var reader = new BodyReader(this, method, cancellation);
        foreach (var operation in operations)
            reader.Read(operation);
        return reader.Steps;
    }

    private Body Of(BodyKey key, IMethodSymbol? method) => _byKey.GetOrAdd(
        key.Id, _ => new Body(() => Recall(key, method, m => Read(m, CancellationToken.None)), method, key));

    /// <summary>The steps that are remembered; those that the body has now, where none are.</summary>
    private ImmutableArray<Step> Recall(BodyKey key, IMethodSymbol? method, Func<IMethodSymbol, ImmutableArray<Step>> read)
    {
        if (_memory!.Recall(key) is { } remembered)
            return remembered.In(this);
        if ((method ?? key.Find(Compilation)) is not { } declared)
            return [];
        var (steps, looked) = OtherBodies.Watch(() => read(declared));
        _memory.Remember(key, declared, steps, looked);
        return steps;
    }

    private ImmutableArray<Step> Read(IMethodSymbol method, CancellationToken cancellation)
    {
        var steps = Read(_source.Of(method, cancellation), method, cancellation);
        return BaseConstructor(method) is { } inherited && HasBody(inherited)
            ? steps.Insert(0, new Step(PlaceOf(method), Names.Of(inherited, method), Certainty.Definite, null, [Of(inherited)]))
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
