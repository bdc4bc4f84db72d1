using Adapters.Generator.OpenApi.Operations;
using Adapters.Generator.OpenApi.Schemas;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.OpenApi.Documents;

/// <summary>The part of a document that one assembly adds: its operations, and the schemas that they refer to.</summary>
internal sealed record ApiFragment(
    EquatableArray<ApiTag> Tags, EquatableArray<ApiOperation> Operations, EquatableArray<ApiSchema> Schemas,
    EquatableArray<SecurityScheme> SecuritySchemes);
