using Adapters.Generator.EntryPoints;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Binding.Forms;

/// <summary>The parts of a multipart form as they arrive. Nothing of them is kept.</summary>
internal sealed class FormPartsSource : ParameterSource
{
    private const string Reader = "global::Adapters.CompilerServices.FormReader.";

    public override bool TakesBody => true;

    public override bool IsRaw => true;

    public override bool Binds(ParameterSite site) => IsParts(site) && site.Allows(BindingKind.Form)
        && Verbs.CanHaveBody(site.Verb) && site.IsSync == (site.TypeName == "System.Collections.Generic.IEnumerable");

    public override string? Refusal(ParameterSite site) => !IsParts(site) ? null
        : !Verbs.CanHaveBody(site.Verb) ? $"a {site.Verb} request has no body"
        : site.IsSync ? "a synchronous handler takes an IEnumerable<FormPart>"
        : "an asynchronous handler takes an IAsyncEnumerable<FormPart>";

    /// <summary>Emits the check of the content type, which is made before the handler is called.</summary>
    public static void EmitCheck(EntryPointCode code, CodeWriter writer) =>
        writer.Line($"{Reader}IsMultipart({code.Scope}, ref errors);");

    public override string Argument(ParameterModel parameter, EntryPointCode code) => code == WsgiCode.Instance
        ? $"{Reader}Parts(environ.Scope, environ.Input, {FormLimits.Field})"
        : $"{Reader}Parts({code.ForRequest()}, {code.ForRequest("receive")}, {FormLimits.Field})";

    private static bool IsParts(ParameterSite site) =>
        site.TypeName is "System.Collections.Generic.IEnumerable" or "System.Collections.Generic.IAsyncEnumerable"
        && site.Type is INamedTypeSymbol { TypeArguments: [var part] } && TypeNames.Is(part, "Adapters.FormPart");
}
