using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Binding.Bodies;

/// <summary>The body as a string, if the parameter is named <c>body</c>. Any other string is a query value.</summary>
internal sealed class TextBody : RequestBodySource
{
    public override void EmitAsgi(ParameterModel body, CodeWriter writer) => Emit(body, "bytes.Span", writer);

    public override void EmitWsgi(ParameterModel body, CodeWriter writer) => Emit(body, "bytes", writer);

    protected override bool Reads(ParameterSite site) =>
        site is { Type.SpecialType: SpecialType.System_String, Parameter.Name: "body" };

    private static void Emit(ParameterModel body, string bytes, CodeWriter writer) =>
        writer.Line($"var {EmittedNames.Value(body.Name)} = global::System.Text.Encoding.UTF8.GetString({bytes});");
}
