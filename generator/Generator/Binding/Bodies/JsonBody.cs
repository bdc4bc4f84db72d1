using Adapters.Generator.EntryPoints;
using Adapters.Generator.Json;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Binding.Bodies;

/// <summary>The body as JSON: for a class or a struct that is not parsed from text.</summary>
internal sealed class JsonBody : RequestBodySource
{
    private const string NotJson = "\"The body must be JSON: say so with Content-Type: application/json.\"";

    public override ParameterModel Parse(ParameterSite site)
    {
        var model = base.Parse(site);
        return model with { Json = new JsonType(site.Type.ToDisplayString(TypeNames.Full), model.TypeName) };
    }

    public override void EmitCheck(HttpCode code, CodeWriter writer)
    {
        writer.Line($"if (!global::Adapters.CompilerServices.RequestBody.IsJson({code.Scope}.Headers))");
        writer.Line($"    return {code.Reject(415, NotJson)};");
    }

    public override void EmitAsgi(ParameterModel body, CodeWriter writer)
    {
        writer.Open($"if (!{TryRead(body, "bytes.Span")})");
        writer.Line($"await {AsgiCode.Instance.Reject(400, "problem!")};");
        writer.Line("return;");
        writer.Close();
    }

    public override void EmitWsgi(ParameterModel body, CodeWriter writer)
    {
        writer.Line($"if (!{TryRead(body, "bytes")})");
        writer.Line($"    return {WsgiCode.Instance.Reject(400, "problem!")};");
    }

    protected override bool Reads(ParameterSite site) =>
        site is { Parsing: ValueParsing.None, Type.TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Array }
        && site.Type.ContainingNamespace?.ToDisplayString() != "Adapters";

    private static string TryRead(ParameterModel body, string bytes)
    {
        var arguments = $"{bytes}, {JsonEmitter.Info(body.Json!)}, out var {EmittedNames.Value(body.Name)}, out var problem";
        return $"global::Adapters.CompilerServices.RequestBody.TryReadJson({arguments})";
    }
}
