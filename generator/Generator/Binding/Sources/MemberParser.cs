using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Binding.Sources;

/// <summary>Reads the members of an object that is made of values of the request: its constructor first, then what can be set.</summary>
internal static class MemberParser
{
    /// <summary>Deeper nesting is a type that contains itself.</summary>
    private const int MostDepth = 16;

    /// <summary>Returns null if there is a problem, which is noted.</summary>
    /// <param name="mayBeNull">Whether the object may be missing as a whole.</param>
    public static ObjectModel? Parse(ParameterSite site, bool mayBeNull = false)
    {
        var unmakeable = Unmakeable(site, mayBeNull);
        var constructor = unmakeable is null ? Constructor(site.Type) : null;
        if (constructor is null)
        {
            ParameterParser.Refuse(site, unmakeable ?? "it has no public or internal constructor");
            return null;
        }

        if (RequiredField(site.Type, constructor) is { } field)
        {
            ParameterParser.Refuse(site, $"nobody would set its required field '{field.Name}': make it a property");
            return null;
        }

        var members = new List<MemberModel?>();
        foreach (var parameter in constructor.Parameters)
            members.Add(Member(site, null, parameter, parameter.Type, PropertyOf(parameter, site.Type)));
        foreach (var property in Properties(site.Type, constructor))
            members.Add(Member(site, property.Name, property, property.Type, null));
        return members.Contains(null) ? null : new ObjectModel(
            site.Type.ToDisplayString(TypeNames.FullNullable), members.Select(m => m!).ToEquatableArray(), site.Prefix);
    }

    private static string? Unmakeable(ParameterSite site, bool mayBeNull) => site switch
    {
        { IsNullable: true } or { Default: not null } when !mayBeNull =>
            "an object that is made of its members always is one: make the members nullable instead",
        { Type: not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } } => "only a class or a struct has members to bind",
        { Type.IsAbstract: true } => "it is abstract, so no object of it can be made",
        { Depth: > MostDepth } => "it contains itself",
        _ => null,
    };

    /// <summary>A record has a constructor that copies, which is not for us.</summary>
    private static IMethodSymbol? Constructor(ITypeSymbol type) => ((INamedTypeSymbol)type).InstanceConstructors
        .Where(Reachability.IsReachable)
        .Where(c => !(c.IsImplicitlyDeclared && c.Parameters.Length == 1))
        .OrderByDescending(c => c.Parameters.Length)
        .FirstOrDefault();

    private static IPropertySymbol? PropertyOf(IParameterSymbol parameter, ITypeSymbol type) =>
        type.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault();

    private static ISymbol? RequiredField(ITypeSymbol type, IMethodSymbol constructor)
    {
        var own = TypeNames.HasAttribute(constructor, TypeNames.SetsRequiredMembersAttribute) ? null : type;
        for (var t = own; t is not null; t = t.BaseType)
        {
            if (t.GetMembers().FirstOrDefault(m => m is IFieldSymbol { IsRequired: true }) is { } field)
                return field;
        }

        return null;
    }

    /// <summary>A property with the name of a parameter has its value already, unless it must be set all the same.</summary>
    private static IEnumerable<IPropertySymbol> Properties(ITypeSymbol type, IMethodSymbol constructor)
    {
        var given = new HashSet<string>(constructor.Parameters.Select(p => p.Name), StringComparer.OrdinalIgnoreCase);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (ITypeSymbol? t = type; t is not null; t = t.BaseType)
        {
            foreach (var property in t.GetMembers().OfType<IPropertySymbol>())
            {
                if (property is { IsStatic: false, IsIndexer: false, SetMethod: { } set } && Reachability.IsReachable(set)
                    && Reachability.IsReachable(property) && taken.Add(property.Name)
                    && (property.IsRequired || !given.Contains(property.Name)))
                    yield return property;
            }
        }
    }

    /// <summary>The members of an object in a form are fields of the form.</summary>
    private static BindingMark? Inherited(ParameterSite owner) =>
        owner.Is(BindingKind.Form) ? owner.Mark! with { Name = null } : null;

    private static MemberModel? Member(ParameterSite owner, string? name, ISymbol symbol, ITypeSymbol type, IPropertySymbol? twin)
    {
        var marks = BindingMark.Of(symbol).Concat(twin is null ? [] : BindingMark.Of(twin)).ToList();
        var site = new ParameterSite(symbol, type, owner.Context, marks.FirstOrDefault() ?? Inherited(owner), owner);
        if (symbol is IPropertySymbol { IsRequired: false } property
            && DefaultValues.HasOtherInitializer(property, owner.Context.Cancellation))
        {
            ParameterParser.Refuse(
                owner, $"the initializer of '{property.Name}' would be lost: make it a parameter of the constructor with a default value");
            return null;
        }

        return ParameterParser.Parse(site, marks.Count) is { } value ? new MemberModel(name, value) : null;
    }
}
