using Adapters.Generator.Binding.Conversions;
using Adapters.Generator.EntryPoints;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Binding.Sources;

/// <summary>An object whose members are bound each by itself: with [AsParameters], or as the fields of a form.</summary>
internal sealed class MembersSource : ParameterSource
{
    public override string Place => "request";

    public override bool Binds(ParameterSite site) => site.Is(BindingKind.Members)
        || (site is { IsValue: false, Collection: CollectionKind.None } && site.Is(BindingKind.Form) && Verbs.CanHaveBody(site.Verb)
            && site.Type.SpecialType != SpecialType.System_Object);

    public override ParameterModel? Parse(ParameterSite site) =>
        MemberParser.Parse(site) is { } members ? Describe(site) with { Object = members } : null;

    public override string Argument(ParameterModel parameter, EntryPointCode code) =>
        parameter.IsMade ? parameter.Variable : Make(parameter.Object!, code);

    /// <summary>Returns the expression that makes the object: its values have been read, and are right.</summary>
    public static string Make(ObjectModel made, EntryPointCode code)
    {
        var members = made.Members;
        var arguments = members.Where(m => m.Property is null).Select(m => m.Value.Source.Argument(m.Value, code));
        var properties = members.Where(m => m.Property is not null)
            .Select(m => $"{EmittedNames.Identifier(m.Property!)} = {m.Value.Source.Argument(m.Value, code)}")
            .ToList();
        var initializer = properties.Count == 0 ? "" : $" {{ {string.Join(", ", properties)} }}";
        return $"new {made.TypeName}({string.Join(", ", arguments)}){initializer}";
    }
}
