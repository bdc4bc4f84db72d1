using Adapters.Generator.Diagnostics;
using Adapters.Generator.Json;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Validation.Parsing;

/// <summary>Reads what the members of a type, and the type itself, demand.</summary>
internal sealed class ObjectParser(INamedTypeSymbol type, ProblemList problems, CancellationToken cancellation)
{
    private const string DerivedAttribute = "System.Text.Json.Serialization.JsonDerivedTypeAttribute";
    private const string JsonNameAttribute = "System.Text.Json.Serialization.JsonPropertyNameAttribute";

    private readonly List<INamedTypeSymbol> _inside = [];

    /// <summary>The types of the objects that such an object may hold, or be.</summary>
    public IReadOnlyList<INamedTypeSymbol> Inside => _inside;

    /// <summary>Reads the type. Objects inside are noted whether they have rules or not.</summary>
    public ObjectRules Parse()
    {
        var members = new List<MemberRules>();
        var properties = Properties().ToList();
        foreach (var property in properties)
        {
            cancellation.ThrowIfCancellationRequested();
            if (ParseMember(property) is { HasRules: true } value)
                members.Add(new MemberRules(NameOf(property), value));
        }

        SkipFields();
        var isValidatable = type.AllInterfaces.Any(i => TypeNames.Is(i, TypeNames.ValidatableObject));
        return new ObjectRules(
            type.ToDisplayString(TypeNames.FullNullable), type.Name, members.ToEquatableArray(),
            RuleParser.ParseAll(ValidationAttributes.OfType(type), Target(type.Name, type, "")), isValidatable,
            isValidatable ? properties.Select(NameOf).ToEquatableArray() : [], DerivedTypes().ToEquatableArray());
    }

    private ValueRules? ParseMember(IPropertySymbol property)
    {
        var attributes = ValidationAttributes.Of(property);
        var display = TextParser.NameOf(property);
        var target = Target($"{type.Name}.{property.Name}", property.Type, property.Name);
        if (Refusal(property) is { } refusal)
        {
            foreach (var attribute in attributes)
                target.Skip(attribute, refusal);
            return null;
        }

        NestedRules? nested = null;
        if (MayHoldObject(property) && NestedParser.Find(property.Type, out var inner) is { } found)
        {
            nested = found;
            _inside.Add(inner!);
        }

        return new ValueRules(display, target.Nullness, RuleParser.ParseAll(attributes, target), nested);
    }

    /// <summary>Only what Validator looks at is validated.</summary>
    private static string? Refusal(IPropertySymbol property) => property switch
    {
        { IsStatic: true } => "it is static, and objects are validated",
        { IsIndexer: true } => "an indexer is not validated",
        { GetMethod: null } => "it cannot be read",
        { DeclaredAccessibility: not Accessibility.Public } or { GetMethod.DeclaredAccessibility: not Accessibility.Public } =>
            "only public properties are validated",
        _ => null,
    };

    /// <summary>Determines whether a property has a value that is sent: one that it computes may lead back to the object itself.</summary>
    private bool MayHoldObject(IPropertySymbol property) => !JsonMembers.IsIgnored(property)
        && (property.SetMethod is not null || type.InstanceConstructors.Any(
            c => c.Parameters.Any(p => string.Equals(p.Name, property.Name, StringComparison.OrdinalIgnoreCase))));

    private void SkipFields()
    {
        foreach (var field in type.GetMembers().OfType<IFieldSymbol>().Where(f => f.AssociatedSymbol is null))
        {
            var target = Target($"{type.Name}.{field.Name}", field.Type, field.Name);
            foreach (var attribute in field.GetAttributes().Where(ValidationAttributes.IsValidation))
                target.Skip(attribute, "fields are not validated: make it a property");
        }
    }

    private RuleTarget Target(string name, ITypeSymbol declared, string member) => new(
        name, declared, $"Check_{TypeNames.ToIdentifier(TypeId)}__{member}", type, problems, cancellation);

    private string TypeId => type.ToDisplayString(TypeNames.Full).Replace("global::", "");

    private static MemberName NameOf(IPropertySymbol property) => new(
        property.Name, Argument(property, JsonNameAttribute, positional: true),
        Argument(property, "Adapters.FromFormAttribute") ?? Argument(property, "Adapters.FromQueryAttribute")
        ?? Argument(property, "Adapters.FromHeaderAttribute") ?? Argument(property, "Adapters.FromRouteAttribute")
        ?? Argument(property, "Adapters.FromCookieAttribute"));

    private static string? Argument(IPropertySymbol property, string attribute, bool positional = false)
    {
        var found = ValidationAttributes.Sources(property).SelectMany(s => s.GetAttributes())
            .FirstOrDefault(a => TypeNames.Is(a.AttributeClass, attribute));
        return found is null ? null
            : positional ? found.ConstructorArguments.FirstOrDefault().Value as string
            : ValidationAttributes.Named(found, "Name") as string;
    }

    /// <summary>A property that hides or overrides another stands for it.</summary>
    private IEnumerable<IPropertySymbol> Properties()
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return ValueShapes.Bases(type).TakeWhile(t => !ValueShapes.IsOfPlatform(t))
            .SelectMany(t => t.GetMembers().OfType<IPropertySymbol>())
            .Where(p => !p.IsImplicitlyDeclared && p.ExplicitInterfaceImplementations.IsEmpty && taken.Add(p.Name));
    }

    private IEnumerable<string> DerivedTypes()
    {
        foreach (var attribute in type.GetAttributes().Where(a => TypeNames.Is(a.AttributeClass, DerivedAttribute)))
        {
            if (attribute.ConstructorArguments.FirstOrDefault().Value is INamedTypeSymbol { IsUnboundGenericType: false } derived
                && !SymbolEqualityComparer.Default.Equals(derived, type) && Reachability.CanBeNamed(derived))
            {
                _inside.Add(derived);
                yield return derived.ToDisplayString(TypeNames.FullNullable);
            }
        }
    }
}
