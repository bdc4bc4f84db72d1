using Adapters.Generator.EntryPoints;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Binding.Bodies;

/// <summary>The body as a <c>ReadOnlyMemory&lt;byte&gt;</c>: the server's own buffer.</summary>
internal sealed class MemoryBody : RequestBodySource
{
    public override void EmitRead(ParameterModel body, HttpCode code, CodeWriter writer) =>
        writer.Line($"global::System.ReadOnlyMemory<byte> {body.Variable} = bytes;");

    protected override bool Reads(ParameterSite site) =>
        site is { TypeName: "System.ReadOnlyMemory", Type: INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_Byte }] } };
}
