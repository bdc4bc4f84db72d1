using Adapters.Generator.EntryPoints;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Binding.Bodies;

/// <summary>The body as a <c>byte[]</c>.</summary>
internal sealed class ByteArrayBody : RequestBodySource
{
    public override void EmitRead(ParameterModel body, HttpCode code, CodeWriter writer) =>
        writer.Line($"var {body.Variable} = {(code == AsgiCode.Instance ? "bytes.ToArray()" : "bytes")};");

    protected override bool Reads(ParameterSite site) =>
        site.Type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte };
}
