using Adapters.Generator.EntryPoints;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Binding.Bodies;

/// <summary>The body as a string, if the parameter is named <c>body</c> or marked. Any other string is a query value.</summary>
internal sealed class TextBody : RequestBodySource
{
    public override void EmitRead(ParameterModel body, HttpCode code, CodeWriter writer) =>
        writer.Line($"var {body.Variable} = global::System.Text.Encoding.UTF8.GetString({Span(code)});");

    protected override bool Reads(ParameterSite site) =>
        site.Type.SpecialType == SpecialType.System_String && (site.Symbol.Name == "body" || site.Is(BindingKind.Body));
}
