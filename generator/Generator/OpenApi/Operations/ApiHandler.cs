using Adapters.Generator.Symbols;

namespace Adapters.Generator.OpenApi.Operations;

/// <summary>A handler class as operations of the document.</summary>
/// <param name="TypeName">The class, with <c>global::</c>.</param>
internal sealed record ApiHandler(
    string TypeName, ApiTag Tag, EquatableArray<ApiOperation> Operations, EquatableArray<SecurityScheme> SecuritySchemes);

/// <summary>A group of operations.</summary>
internal sealed record ApiTag(string Name, string? Description);

/// <summary>A way in which clients show who they are.</summary>
internal sealed record SecurityScheme(string Name, string Json);
