using Adapters.Generator.Diagnostics;
using Adapters.Generator.Json;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Validation.Parsing;

/// <summary>Reads what is demanded of a parameter, and of the objects that it is or holds.</summary>
internal static class ValidationParser
{
    /// <summary>
    /// Reads a parameter of a handler, or a member of one that is bound member by member. Returns null if there is nothing to look at.
    /// </summary>
    /// <param name="declared">The type of the values that are validated.</param>
    /// <param name="field">The start of the names of emitted fields.</param>
    /// <param name="problems">The list of problems with its attributes. Those of members of types are reported at the types.</param>
    public static ValidationModel? Parse(
        ISymbol symbol, ITypeSymbol declared, string field, ProblemList problems, CancellationToken cancellation)
    {
        var display = TextParser.NameOf(symbol);
        var target = new RuleTarget(symbol.Name, declared, field, symbol.ContainingType, problems, cancellation);
        var rules = RuleParser.ParseAll(ValidationAttributes.Of(symbol), target);
        if (NestedParser.Find(declared, out var root) is not { } nested)
            return rules.Count == 0 ? null : new ValidationModel(new ValueRules(display, target.Nullness, rules, null), [], []);
        var (objects, types) = ObjectsOf(root!, cancellation);
        var live = objects.Any(o => o.TypeName == nested.ObjectType) ? nested : null;
        var value = new ValueRules(display, target.Nullness, rules, live);
        return new ValidationModel(value, objects.ToEquatableArray(), types.ToEquatableArray());
    }

    /// <summary>Notes the attributes of a parameter that is not validated itself.</summary>
    /// <param name="isForeign">Whether its value is not read from the request.</param>
    public static void SkipAll(
        ISymbol symbol, ITypeSymbol declared, bool isForeign, ProblemList problems, CancellationToken cancellation)
    {
        var target = new RuleTarget(symbol.Name, declared, "", symbol.ContainingType, problems, cancellation);
        foreach (var attribute in ValidationAttributes.Of(symbol))
        {
            target.Skip(attribute, isForeign
                ? "its value is not read from the request, so it is not validated"
                : "the members of the object are bound each by itself: put the attribute on the type");
        }
    }

    /// <summary>Reads all types that lead from one to another, and keeps those with rules.</summary>
    private static (List<ObjectRules> Objects, List<string> Types) ObjectsOf(INamedTypeSymbol root, CancellationToken cancellation)
    {
        var all = new Dictionary<string, ObjectRules>(StringComparer.Ordinal);
        var types = new List<string>();
        var pending = new Queue<INamedTypeSymbol>([root]);
        while (pending.Count > 0)
        {
            var type = pending.Dequeue();
            var name = type.ToDisplayString(TypeNames.FullNullable);
            if (all.ContainsKey(name))
                continue;
            var parser = new ObjectParser(type, new ProblemList(), cancellation);
            all.Add(name, parser.Parse());
            types.Add(type.OriginalDefinition.ToDisplayString(TypeNames.Full));
            foreach (var inside in parser.Inside.Where(TypeNesting.IsModerate))
                pending.Enqueue(inside);
        }

        return (Live(all), types);
    }

    /// <summary>An object has rules if it demands something itself, or one that it holds or may be does.</summary>
    private static List<ObjectRules> Live(Dictionary<string, ObjectRules> all)
    {
        var live = new HashSet<string>(StringComparer.Ordinal);
        while (all.Values.Any(o => !live.Contains(o.TypeName) && IsLive(o) && live.Add(o.TypeName)))
        {
        }

        return [.. all.Values.Where(o => live.Contains(o.TypeName)).OrderBy(o => o.TypeName, StringComparer.Ordinal).Select(Prune)];

        bool IsLive(ObjectRules o) => o.Rules.Count > 0 || o.IsValidatable || o.Derived.Any(live.Contains)
            || o.Members.Any(m => m.Value.Rules.Count > 0 || live.Contains(m.Value.Nested!.ObjectType));

        ObjectRules Prune(ObjectRules o) => o with
        {
            Derived = o.Derived.Where(live.Contains).ToEquatableArray(),
            Members = o.Members.Select(Keep).Where(m => m.Value.HasRules).ToEquatableArray(),
        };

        MemberRules Keep(MemberRules member) => member.Value.Nested is { } nested && !live.Contains(nested.ObjectType)
            ? member with { Value = member.Value with { Nested = null } }
            : member;
    }
}
