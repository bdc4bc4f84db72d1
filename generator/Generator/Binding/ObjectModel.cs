using Adapters.Generator.Json;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Binding;

/// <summary>A parameter of the constructor of a bound object, or a property of it.</summary>
/// <param name="Property">The property to set, or null for a parameter of the constructor.</param>
internal sealed record MemberModel(string? Property, ParameterModel Value);

/// <summary>An object that is made of values of the request.</summary>
/// <param name="TypeName">The type, with <c>global::</c>.</param>
/// <param name="Members">The parameters of the constructor in their order, then the properties.</param>
/// <param name="Prefix">The variable with the start of the members' names, if that is known at run time only.</param>
internal sealed record ObjectModel(string TypeName, EquatableArray<MemberModel> Members, string? Prefix = null)
{
    public ObjectModel Resolve(IReadOnlyList<JsonContextModel> contexts) =>
        this with { Members = Members.Select(m => m with { Value = m.Value.Resolve(contexts) }).ToEquatableArray() };
}
