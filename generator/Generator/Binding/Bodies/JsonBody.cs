using Adapters.Generator.EntryPoints;
using Adapters.Generator.Json;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Binding.Bodies;

/// <summary>The body as JSON: for a type that is not parsed from text, and for any type with [FromBody].</summary>
internal sealed class JsonBody : RequestBodySource
{
    private const string Reader = "global::Adapters.CompilerServices.RequestBody.";

    public override bool CanFail => true;

    public override ParameterModel? Parse(ParameterSite site)
    {
        var model = Describe(site);
        return model with { Json = new JsonType(site.Type.ToDisplayString(TypeNames.Full), model.TypeName) };
    }

    public override string? Refusal(ParameterSite site) =>
        site.Is(BindingKind.Body) && !Verbs.CanHaveBody(site.Verb) ? $"a {site.Verb} request has no body"
        : site.Is(BindingKind.Body) ? "JSON cannot hold this type"
        : null;

    /// <summary>A body that may be missing needs no content type, so it is read first.</summary>
    public override void EmitCheck(ParameterModel body, bool hasErrors, HttpCode code, CodeWriter writer)
    {
        if (!IsOptional(body))
            EmitRejection($"!{Reader}IsJson({code.Scope}.Headers)", code, "return", hasErrors ? "errors" : "null", writer);
    }

    public override void EmitRead(ParameterModel body, HttpCode code, CodeWriter writer)
    {
        var read = $"{Reader}Json({Span(code)}, {JsonEmitter.Info(body.Json!)}, ref errors)";
        if (!IsOptional(body))
        {
            writer.Line($"var {body.Variable} = {read};");
            return;
        }

        var isAwaited = code == AsgiCode.Instance;
        writer.Line($"{body.VariableType} {body.Variable} = {body.Default ?? "null"}{(body.IsOptional ? "" : "!")};");
        writer.Open($"if (!{Reader}IsNull({Span(code)}))");
        EmitRejection($"!{Reader}IsJson({code.Scope}.Headers)", code, isAwaited ? "await" : "return", "errors", writer);
        writer.Line($"{body.Variable} = {read};");
        writer.Close();
    }

    protected override bool Reads(ParameterSite site) =>
        (site.Is(BindingKind.Body) || site.Conversion is null) && JsonTypes.CanRead(site.Type)
        && !TypeNames.Is(site.Element, "System.ReadOnlyMemory");

    private static bool IsOptional(ParameterModel body) => body.IsOptional || body.Default is not null;

    private static void EmitRejection(string condition, HttpCode code, string keyword, string errors, CodeWriter writer)
    {
        writer.Open($"if ({condition})");
        writer.Line($"{keyword} {code.Reject($"{Reader}NotJson({errors})")};");
        if (keyword == "await")
            writer.Line("return;");
        writer.Close();
        writer.Line();
    }
}
