using Adapters.Generator.Json;

namespace Adapters.Generator.Binding;

/// <summary>A parameter of a handler.</summary>
/// <param name="TypeName">The type, with <c>global::</c>, without the question mark of a nullable one.</param>
/// <param name="DisplayType">The type as a person names it.</param>
/// <param name="IsOptional">Whether null indicates that there is no value.</param>
/// <param name="Default">The default value as source text, or null if there is none.</param>
/// <param name="Json">The type as JSON, if the value is read from it.</param>
internal sealed record ParameterModel(
    string Name,
    string TypeName,
    string DisplayType,
    ParameterSource Source,
    bool IsOptional,
    string? Default,
    ValueParsing Parsing = ValueParsing.None,
    JsonType? Json = null);
