namespace Adapters.Generator.Binding;

/// <param name="TypeName">The type, with <c>global::</c>, without the question mark of a nullable one.</param>
/// <param name="JsonType">The type as a JsonSerializerContext names it: without question marks on reference types.</param>
/// <param name="DisplayType">The type as a person names it.</param>
/// <param name="IsOptional">Whether null says that there is no value.</param>
/// <param name="Default">The default value as source text, or null where there is none.</param>
/// <param name="JsonContext">The JsonSerializerContext that knows the type; null until it is resolved.</param>
internal sealed record ParameterModel(
    string Name,
    string TypeName,
    string JsonType,
    string DisplayType,
    ParameterSource Source,
    ValueParsing Parsing,
    bool IsOptional,
    string? Default,
    string? JsonContext = null)
{
    public bool IsBody => Source is ParameterSource.BodyBytes or ParameterSource.BodyMemory or ParameterSource.BodyText or ParameterSource.BodyJson;
}
