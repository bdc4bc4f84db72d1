using Adapters.Generator.EntryPoints;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Binding.Sources;

/// <summary>The query: what is parsed from text and has no other source.</summary>
internal sealed class QuerySource() : ValueSource(BindingKind.Query, "a query value")
{
    public override string Place => "query";

    public override bool Binds(ParameterSite site) => base.Binds(site) || (site.Mark is null && site.IsValue && !IsBytes(site.Type));

    public override string? Refusal(ParameterSite site) => site.Mark is null && IsBytes(site.Type)
        ? "bytes are a body, and this request has none: mark the parameter with [FromQuery] if it is numbers in the query"
        : base.Refusal(site);

    protected override string Values(ParameterModel parameter, EntryPointCode code) =>
        $"Query({code.Scope}, {EmittedNames.Utf8(parameter.Key)})";

    /// <summary>Bytes are a body; as numbers in a query they must be marked.</summary>
    private static bool IsBytes(ITypeSymbol type) => type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte };
}
