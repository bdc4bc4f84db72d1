using Adapters.Generator.Json;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Binding.Bodies;

/// <summary>The body as a JSON object that knows which members the client sent.</summary>
internal sealed class PatchBody : JsonBody
{
    public override bool IsPatch => true;

    protected override string Method => "Patch";

    public override string? Refusal(ParameterSite site) => TypeNames.Is(site.Type, "Adapters.Patch")
        ? Verbs.CanHaveBody(site.Verb) ? "JSON cannot hold what it changes" : $"a {site.Verb} request has no body"
        : null;

    protected override ITypeSymbol TypeOf(ITypeSymbol type) => ((INamedTypeSymbol)type).TypeArguments[0];

    protected override bool Reads(ParameterSite site) =>
        TypeNames.Is(site.Type, "Adapters.Patch") && JsonTypes.CanRead(NullableTypes.Unwrap(TypeOf(site.Type), out _));

    /// <summary>A change that is missing changes nothing, so nobody sends it.</summary>
    protected override bool IsOptional(ParameterModel body) => false;
}
