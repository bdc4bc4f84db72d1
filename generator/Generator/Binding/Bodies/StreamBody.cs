using Adapters.Generator.EntryPoints;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Binding.Bodies;

/// <summary>The body as it arrives, in one of the shapes in which .NET streams bytes. Nothing of it is kept.</summary>
internal sealed class StreamBody : ParameterSource
{
    private const string Reader = "global::Adapters.CompilerServices.RequestBody.";

    public override bool TakesBody => true;

    public override bool IsRaw => true;

    public override bool Binds(ParameterSite site) => MethodOf(site) is { } method && IsFor(method, site)
        && (site.Is(BindingKind.Body) ? Verbs.CanHaveBody(site.Verb) : site.Mark is null && Verbs.HasBody(site.Verb));

    public override string? Refusal(ParameterSite site) => MethodOf(site) switch
    {
        null => null,
        { } method when IsFor(method, site) => $"a {site.Verb} request has no body",
        _ => site.IsSync ? "a synchronous handler reads its body from a Stream" : "an asynchronous handler awaits the parts of its body: "
            + "take an IAsyncEnumerable<ReadOnlyMemory<byte>>",
    };

    public override ParameterModel? Parse(ParameterSite site) => Describe(site) with { Key = MethodOf(site)! };

    public override string Argument(ParameterModel parameter, EntryPointCode code) => code == WsgiCode.Instance
        ? parameter.Key == "Stream" ? "environ.Input" : $"{Reader}{parameter.Key}(environ.Input)"
        : $"{Reader}{parameter.Key}({code.ForRequest("receive")})";

    private static string? MethodOf(ParameterSite site) => site.TypeName switch
    {
        "System.IO.Stream" => "Stream",
        "System.IO.Pipelines.PipeReader" => "Pipe",
        "System.Collections.Generic.IAsyncEnumerable" when IsOfBytes(site.Type) => "Parts",
        "System.Collections.Generic.IEnumerable" when IsOfBytes(site.Type) => "Blocks",
        _ => null,
    };

    private static bool IsFor(string method, ParameterSite site) => method switch
    {
        "Stream" => true,
        "Blocks" => site.IsSync,
        _ => !site.IsSync,
    };

    private static bool IsOfBytes(ITypeSymbol type) => type is INamedTypeSymbol { TypeArguments: [INamedTypeSymbol part] }
        && TypeNames.Is(part, "System.ReadOnlyMemory") && part.TypeArguments is [{ SpecialType: SpecialType.System_Byte }];
}
