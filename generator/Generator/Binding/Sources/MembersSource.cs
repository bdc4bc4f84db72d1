using Adapters.Generator.EntryPoints;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Binding.Sources;

/// <summary>An object whose members are bound each by itself ([AsParameters]).</summary>
internal sealed class MembersSource : ParameterSource
{
    public override bool Binds(ParameterSite site) => site.Is(BindingKind.Members);

    public override ParameterModel? Parse(ParameterSite site) =>
        MemberParser.Parse(site) is { } members ? Describe(site) with { Object = members } : null;

    /// <summary>Returns the expression that makes the object: its values have been read, and are right.</summary>
    public override string Argument(ParameterModel parameter, EntryPointCode code)
    {
        var members = parameter.Object!.Members;
        var arguments = members.Where(m => m.Property is null).Select(m => m.Value.Source.Argument(m.Value, code));
        var properties = members.Where(m => m.Property is not null)
            .Select(m => $"{EmittedNames.Identifier(m.Property!)} = {m.Value.Source.Argument(m.Value, code)}")
            .ToList();
        var initializer = properties.Count == 0 ? "" : $" {{ {string.Join(", ", properties)} }}";
        return $"new {parameter.TypeName}({string.Join(", ", arguments)}){initializer}";
    }
}
