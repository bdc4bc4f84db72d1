using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Adapters.Analyzers.Blocking.Completion.AccessPaths;

/// <summary>The facts about a value that a pattern matches, or does not match.</summary>
internal sealed class PatternGuards(AccessPathBuilder paths)
{
    /// <summary>The least status of a task that has ended; the ones behind it are the other ends.</summary>
    private const int RanToCompletion = 5;

    public IEnumerable<Implication> Of(bool holds, IOperation value, IPatternOperation pattern)
    {
        paths.Visit();
        return Find(holds, value, pattern);
    }

    private IEnumerable<Implication> Find(bool holds, IOperation value, IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation { Value: var constant } => OfConstant(holds, value, constant),
        IRelationalPatternOperation { OperatorKind: BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.GreaterThan } at
            when holds => OfStatus(value, at.Value),
        INegatedPatternOperation negated => Of(!holds, value, negated.Pattern),
        IBinaryPatternOperation binary => OfTwo(holds, value, binary),
        IDeclarationPatternOperation { DeclaredSymbol: { } name } when holds => Named(value, name),
        IRecursivePatternOperation recursive => OfRecursive(holds, value, recursive),
        _ => [],
    };

    /// <summary>The facts about a value that is not null: if it is an exception, its task has failed.</summary>
    public IEnumerable<Implication> OfPresence(IOperation value) =>
        paths.Bindings.Resolve(value) is IPropertyReferenceOperation { Property.Name: "Exception", Instance: { } task }
            && paths.Of(task) is { } path
            ? [Implication.Of(path)]
            : [];

    public IEnumerable<Implication> OfStatus(IOperation value, IOperation status) =>
        paths.Bindings.Resolve(value) is IPropertyReferenceOperation { Property.Name: "Status", Instance: { } task }
        && paths.Bindings.Resolve(status).ConstantValue is { HasValue: true, Value: int and >= RanToCompletion }
            && paths.Of(task) is { } path
            ? [Implication.Of(path)]
            : [];

    /// <summary>The facts that the parts of a pattern after this one may rely on.</summary>
    public IEnumerable<Implication> Of(IPropertySubpatternOperation part) => Of(true, part.Member, part.Pattern);

    private IEnumerable<Implication> OfConstant(bool holds, IOperation value, IOperation constant) =>
        paths.Bindings.Resolve(constant).ConstantValue.Value switch
        {
            null => !holds ? OfPresence(value) : paths.Of(value) is { } path ? [Implication.Of(path)] : [],
            bool expected => paths.Guards.When(holds == expected, value),
            _ => holds ? OfStatus(value, constant) : [],
        };

    private IEnumerable<Implication> OfTwo(bool holds, IOperation value, IBinaryPatternOperation binary)
    {
        var left = Of(holds, value, binary.LeftPattern);
        var right = Of(holds, value, binary.RightPattern);
        return holds == (binary.OperatorKind == BinaryOperatorKind.And) ? left.Concat(right) : left.Intersect(right);
    }

    private IEnumerable<Implication> OfRecursive(bool holds, IOperation value, IRecursivePatternOperation pattern)
    {
        var parts = PartsOf(value, pattern);
        if (holds)
            return OfPresence(value).Concat(parts.SelectMany(p => Of(true, p.Value, p.Pattern)))
                .Concat(pattern.DeclaredSymbol is { } name ? Named(value, name) : []);
        // Only if there is one reason for which it does not match, it is known.
        if (!SymbolEqualityComparer.Default.Equals(pattern.InputType, pattern.NarrowedType))
            return [];
        return parts switch
        {
            [] => paths.Of(value) is { } path ? [Implication.Of(path)] : [],
            [var only] => Of(false, only.Value, only.Pattern),
            _ => [],
        };
    }

    private IReadOnlyList<(IOperation Value, IPatternOperation Pattern)> PartsOf(IOperation value, IRecursivePatternOperation pattern)
    {
        var parts = pattern.PropertySubpatterns.Select(p => (p.Member, p.Pattern)).ToList();
        if (paths.Bindings.Resolve(value) is ITupleOperation tuple && tuple.Elements.Length == pattern.DeconstructionSubpatterns.Length)
            parts.AddRange(tuple.Elements.Zip(pattern.DeconstructionSubpatterns, (e, p) => (e, p)));
        return parts;
    }

    private IEnumerable<Implication> Named(IOperation value, ISymbol name)
    {
        var key = AccessPathBuilder.KeyOf(name);
        return paths.Of(value) is { } path && !path.Equals(key) ? [Implication.Of(path, key), Implication.Of(key, path)] : [];
    }
}
