using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Binding.Bodies;

/// <summary>The body as a <c>byte[]</c>.</summary>
internal sealed class ByteArrayBody : RequestBodySource
{
    public override void EmitAsgi(ParameterModel body, CodeWriter writer) =>
        writer.Line($"var {EmittedNames.Value(body.Name)} = bytes.ToArray();");

    public override void EmitWsgi(ParameterModel body, CodeWriter writer) =>
        writer.Line($"var {EmittedNames.Value(body.Name)} = bytes;");

    protected override bool Reads(ParameterSite site) =>
        site.Type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte };
}
