using Adapters.Generator.Binding.Conversions;
using Adapters.Generator.Json;
using Adapters.Generator.Validation;

namespace Adapters.Generator.Binding;

/// <summary>A parameter of a handler, or a member of one that is bound member by member.</summary>
/// <param name="Name">The name of the parameter or property.</param>
/// <param name="Variable">The name of the variable in emitted code, as it is written.</param>
/// <param name="Key">The name of the value in the request.</param>
/// <param name="TypeName">The type, with <c>global::</c>, without the question mark of a nullable one.</param>
/// <param name="IsOptional">Whether null indicates that there is no value.</param>
/// <param name="Default">The default value as source text, or null if there is none.</param>
/// <param name="Conversion">The conversion of the text, if the value is read from text.</param>
/// <param name="Collection">The collection that all values are read into.</param>
/// <param name="Json">The type as JSON, if the value is read from it.</param>
/// <param name="Object">The members, if they are bound each by itself.</param>
/// <param name="Element">The members of each element of a collection in a form.</param>
/// <param name="Prefix">The variable with the start of the value's name, if that is known at run time only.</param>
internal sealed record ParameterModel(
    string Name,
    string Variable,
    string Key,
    string TypeName,
    ParameterSource Source,
    bool IsOptional,
    string? Default,
    ValueConversion? Conversion = null,
    CollectionKind Collection = CollectionKind.None,
    JsonType? Json = null,
    ObjectModel? Object = null,
    ObjectModel? Element = null,
    string? Prefix = null)
{
    /// <summary>The parameter itself, or all of its members.</summary>
    public IEnumerable<ParameterModel> Leaves => Object is null ? [this] : Object.Members.SelectMany(m => m.Value.Leaves);

    /// <summary>The rules of the value, or null.</summary>
    public ValidationModel? Validation { get; init; }

    /// <summary>Indicates whether it is an object that is made of its members before the handler is called, to validate it.</summary>
    public bool IsMade => Object is not null && Validation?.Own is { HasWhole: true };

    /// <summary>The objects that are made before the handler is called: those that others are made of come first.</summary>
    public IEnumerable<ParameterModel> MadeObjects => Object is null
        ? []
        : Object.Members.SelectMany(m => m.Value.MadeObjects).Concat(IsMade ? [this] : Array.Empty<ParameterModel>());

    /// <summary>Indicates whether it is a value of the route that may be missing.</summary>
    public bool MayBeMissing { get; init; }

    /// <summary>The type of the variable.</summary>
    public string VariableType => Collection switch
    {
        CollectionKind.Array => $"{Conversion!.TypeName}[]{Mark}",
        CollectionKind.List => $"global::System.Collections.Generic.List<{Conversion!.TypeName}>{Mark}",
        _ => Conversion is { } value ? value.TypeName + (MayBeMissing ? Mark : "") : TypeName + Mark,
    };

    /// <summary>The type of the variable that a value is read into.</summary>
    public string ReadType => this switch
    {
        { Element: { } element, Collection: not CollectionKind.None } => $"global::System.Collections.Generic.List<{element.TypeName}>",
        { Conversion: null, Collection: CollectionKind.Array } => $"{TypeName}[]",
        { Conversion: null, Collection: CollectionKind.List } => $"global::System.Collections.Generic.List<{TypeName}>",
        { Validation.Value.Nullness: Nullness.Never } => VariableType.TrimEnd('?'),
        _ => VariableType,
    };

    private string Mark => IsOptional ? "?" : "";

    public ParameterModel Resolve(IReadOnlyList<JsonContextModel> contexts) =>
        this with { Json = Json?.Resolve(contexts), Object = Object?.Resolve(contexts) };
}
