using Adapters.Analyzers.Blocking.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Completion.AccessPaths;

/// <summary>The elements of collections and of operators on sequences, as paths: a sequence is complete if all of its paths are.</summary>
internal sealed class Sequences(AccessPathBuilder paths, BodyDependencies dependencies)
{
    /// <summary>Operators that give every element of their source.</summary>
    private static readonly HashSet<string> Whole = new(StringComparer.Ordinal)
    {
        "AsEnumerable", "ToArray", "ToList", "ToHashSet", "ToImmutableArray", "ToImmutableList", "ToFrozenSet", "OrderBy",
        "OrderByDescending", "Order", "OrderDescending", "ThenBy", "ThenByDescending", "Reverse", "Cast", "OfType", "AsReadOnly", "AsSpan",
        "WithCancellation", "ConfigureAwait", "ToAsyncEnumerable", "Clone", "Shuffle", "AsQueryable", "AsParallel",
    };

    /// <summary>Operators that give some of them.</summary>
    private static readonly HashSet<string> Some = new(StringComparer.Ordinal)
    {
        "Where", "Take", "Skip", "TakeWhile", "SkipWhile", "TakeLast", "SkipLast", "Distinct", "DistinctBy", "FindAll",
        "GetRange", "Slice", "Except", "Intersect",
    };

    /// <summary>Operators that give one.</summary>
    private static readonly HashSet<string> One = new(StringComparer.Ordinal)
    {
        "First", "FirstOrDefault", "Last", "LastOrDefault", "Single", "SingleOrDefault", "ElementAt", "ElementAtOrDefault", "MinBy",
        "MaxBy", "Find", "FindLast", "Dequeue", "Pop", "Peek", "GetValueOrDefault",
    };

    /// <summary>
    /// A chain of operators asks for its beginning at each of them more than once: without this, the time doubles with each operator.
    /// </summary>
    private readonly Dictionary<IOperation, IReadOnlyList<AccessPath>?> _elements = [];

    /// <summary>Indicates whether a method goes over a sequence: its lambdas are given elements.</summary>
    public static bool IsOver(IInvocationOperation call) => call.TargetMethod.ContainingType is
    {
        Name: "Enumerable" or "ImmutableArray" or "ImmutableArrayExtensions" or "MemoryExtensions" or "ParallelEnumerable"
            or "AsyncEnumerable" or "CollectionExtensions" or "List" or "Array" or "HashSet" or "ImmutableList" or "Dictionary" or "Queue"
            or "Stack" or "ConcurrentDictionary" or "Queryable",
    };

    /// <summary>The sequence that a call goes over, as instance or as first argument.</summary>
    public static IOperation? SourceOf(IInvocationOperation call) => call.Instance ?? call.Arguments.FirstOrDefault()?.Value;

    /// <summary>The last argument; null where somebody's own method of the name has none.</summary>
    public static IOperation? Last(IInvocationOperation call) => call.Arguments.LastOrDefault()?.Value;

    /// <summary>The elements as they are written, if they are.</summary>
    public IReadOnlyList<IOperation>? Listed(IOperation collection) => paths.Bindings.Resolve(collection) switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        ICollectionExpressionOperation expression => expression.Elements,
        IObjectCreationOperation { Initializer.Initializers: { Length: > 0 } adds }
            when adds.All(a => a is IInvocationOperation { Arguments.Length: 1 }) =>
            [.. adds.Cast<IInvocationOperation>().Select(a => a.Arguments[0].Value)],
        _ => null,
    };

    /// <summary>The elements of a collection; null where nothing can be known of them.</summary>
    public IReadOnlyList<AccessPath>? Of(IOperation? collection)
    {
        paths.Visit();
        if (collection is null)
            return null;
        if (!_elements.TryGetValue(collection, out var elements))
            _elements[collection] = elements = Find(collection);
        return elements;
    }

    /// <summary>Forgets the elements that were found: they may be others by what is known now.</summary>
    public void Forget() => _elements.Clear();

    private IReadOnlyList<AccessPath>? Find(IOperation collection)
    {
        if (Listed(collection) is { } listed)
            return All(listed.Select(e => e is ISpreadOperation spread ? Of(spread.Operand) : ListOf(paths.Of(e))));
        return paths.Bindings.Resolve(collection) switch
        {
            ITranslatedQueryOperation query => Of(query.Operation),
            IObjectCreationOperation { Arguments: [{ Value: var source }] } creation
                when IsSequence(source.Type) && IsSequence(creation.Type) => Of(source),
            IInvocationOperation call => OfCall(call),
            ILocalReferenceOperation { Local: var local } when paths.IsMadeAgain(local) => null,
            IParameterReferenceOperation { Parameter: var parameter } when paths.Bindings.Parameters.IsOfComplete(parameter) =>
                [AccessPath.Always],
            _ => paths.Of(collection) is { IsAlways: false } path ? [path.Element(ElementIndex.All)] : null,
        };
    }

    /// <summary>The path of the one element that a call gives.</summary>
    public AccessPath? OneOf(IInvocationOperation call)
    {
        if (!One.Contains(call.TargetMethod.Name) || !IsOver(call) || Filtered(call) is not [var element])
            return null;
        return element.Replace(ElementIndex.All, IndexOf(call));
    }

    /// <summary>Indicates whether all elements of the collections that it is made of are in the sequence.</summary>
    public bool IsWhole(IOperation collection)
    {
        paths.Visit();
        return paths.Bindings.Resolve(collection) switch
        {
            IInvocationOperation { TargetMethod.Name: var name } call when IsOver(call) => GivesAll(name)
                ? SourceOf(call) is not { } source || IsWhole(source)
                : name is "Append" or "Prepend" or "Concat" or "Union"
                    && call.Arguments.All(a => !IsSequence(a.Value.Type) || IsWhole(a.Value)),
            ITranslatedQueryOperation query => IsWhole(query.Operation),
            _ => true,
        };
    }

    private static bool GivesAll(string name) =>
        Whole.Contains(name) || name is "Select" or "ConvertAll" or "ToDictionary" or "ToImmutableDictionary";

    /// <summary>Indicates whether each enumeration makes the tasks anew.</summary>
    public bool IsMadeAgain(IOperation value)
    {
        paths.Visit();
        return paths.Bindings.Resolve(value) switch
        {
            ITranslatedQueryOperation query => IsMadeAgain(query.Operation),
            IInvocationOperation { TargetMethod: var method } when dependencies.HasYield(method) => true,
            IInvocationOperation
            {
                TargetMethod:
                {
                    Name: var name, ReturnType.Name: "IEnumerable" or "IOrderedEnumerable"
                }
            } call when IsOver(call) && SourceOf(call) is { } source =>
                (name is "Select" or "SelectMany" && OfCall(call) is null && IsSequence(source.Type)) || IsMadeAgain(source),
            _ => false,
        };
    }

    public static bool IsSequence(ITypeSymbol? type) =>
        type is IArrayTypeSymbol
            || (type is { SpecialType: not SpecialType.System_String } && (IsEnumerable(type) || type.AllInterfaces.Any(IsEnumerable)));

    private static bool IsEnumerable(ITypeSymbol type) =>
        type is { Name: "IEnumerable" or "IAsyncEnumerable" or "ReadOnlySpan" or "Span", ContainingNamespace.Name: "Generic" or "System" };

    private IReadOnlyList<AccessPath>? OfCall(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "WhenEach" => [AccessPath.Always],
        "WithCancellation" or "ConfigureAwait" => Of(SourceOf(call)),
        var name when !IsOver(call) => paths.OfCall(call) is { } path ? [path.Element(ElementIndex.All)] : null,
        "Select" or "ConvertAll" when Last(call) is { } selector => Selected(selector, paths.Bindings.ReturnedBy(selector)),
        "ToDictionary" or "ToImmutableDictionary"
            when call.Arguments is [_, _, { Parameter.Name: "elementSelector", Value: var selector }, ..] =>
            Selected(selector, paths.Bindings.ReturnedBy(selector)),
        "ToDictionary" or "ToImmutableDictionary" => Of(SourceOf(call)),
        "Append" or "Prepend" when Last(call) is { } added => All([Of(SourceOf(call)), ListOf(paths.Of(added))]),
        "Concat" or "Union" when Last(call) is { } other => All([Of(SourceOf(call)), Of(other)]),
        var name when Whole.Contains(name) => Of(SourceOf(call)),
        var name when Some.Contains(name) => Filtered(call),
        _ => paths.Of(call) is { } path ? [path.Element(ElementIndex.All)] : null,
    };

    /// <summary>The facts that follow when every task is complete that an asynchronous selector makes of a whole sequence.</summary>
    public IReadOnlyList<AccessPath> AwaitedByEach(IOperation collection) =>
        paths.Bindings.Resolve(collection)
            is IInvocationOperation { TargetMethod.Name: "Select" or "ConvertAll", Arguments: [.., { Value: var selector }] } call
            && IsOver(call)
            && IsWhole(call)
            ? Selected(selector, paths.Bindings.AwaitedBy(selector)) ?? []
            : [];

    /// <summary>The elements that a selector makes of those of the source.</summary>
    private IReadOnlyList<AccessPath>? Selected(IOperation selector, IOperation? made)
    {
        if (paths.Bindings.ParameterOf(selector) is not { } parameter || paths.Of(made) is not { } path)
            return null;
        var key = AccessPathBuilder.KeyOf(parameter);
        var general = path.Replace(new ElementIndex.Current(key), ElementIndex.All);
        return general.DependsOn(key) ? null : [general];
    }

    /// <summary>The elements of the source; those for which a predicate holds may be complete by that.</summary>
    private IReadOnlyList<AccessPath>? Filtered(IInvocationOperation call)
    {
        var predicate = call.Arguments.LastOrDefault(a => a.Parameter?.Name is "predicate" or "match")?.Value;
        return predicate is not null && call.TargetMethod.Name != "SkipWhile" && IsCompleteBy(predicate)
            ? [AccessPath.Always]
            : Of(SourceOf(call));
    }

    /// <summary>Indicates whether an element for which the predicate holds is complete.</summary>
    private bool IsCompleteBy(IOperation predicate) =>
        paths.Bindings.ParameterOf(predicate) is { } parameter
        && paths.Bindings.ReturnedBy(predicate) is { } returned
        && paths.OfVariable(parameter) is { } element
        && paths.Guards.When(true, returned).Any(i => i.IsUnconditional && i.Conclusion.Equals(Fact.Complete(element)));

    private static ElementIndex IndexOf(IInvocationOperation call) =>
        (call.TargetMethod.Name, call.Arguments.Length - (call.Instance is null ? 1 : 0)) switch
        {
            ("First" or "FirstOrDefault" or "Single" or "SingleOrDefault", 0) => new ElementIndex.Constant("0"),
            ("Last" or "LastOrDefault", 0) => new ElementIndex.FromEnd("1"),
            _ => ElementIndex.Unknown,
        };

    private static IReadOnlyList<AccessPath>? ListOf(AccessPath? path) => path is null ? null : [path];

    private static IReadOnlyList<AccessPath>? All(IEnumerable<IReadOnlyList<AccessPath>?> parts)
    {
        var all = new List<AccessPath>();
        foreach (var part in parts)
        {
            if (part is null)
                return null;
            all.AddRange(part);
        }

        return all;
    }
}
