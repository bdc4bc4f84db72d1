using Adapters.Generator.EntryPoints;
using Adapters.Generator.Json;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Binding.Bodies;

/// <summary>The body as JSON: for a type that is not parsed from text, and for any type with [FromBody].</summary>
internal class JsonBody : RequestBodySource
{
    private const string Reader = "global::Adapters.CompilerServices.RequestBody.";

    public sealed override bool CanFail => true;

    /// <summary>The method that reads the body.</summary>
    protected virtual string Method => "Json";

    public sealed override ParameterModel? Parse(ParameterSite site)
    {
        var type = TypeOf(site.Type);
        return Describe(site) with
        {
            Json = JsonType.Of(type, type.ToDisplayString(TypeNames.FullNullable)),
        };
    }

    public override string? Refusal(ParameterSite site) =>
        site.Is(BindingKind.Body) && !Verbs.CanHaveBody(site.Verb) ? $"a {site.Verb} request has no body"
        : site.Is(BindingKind.Body) ? "JSON cannot hold this type"
        : null;

    /// <summary>A body that may be missing needs no content type, so it is read first.</summary>
    public sealed override void EmitCheck(ParameterModel body, bool hasErrors, HttpCode code, CodeWriter writer)
    {
        if (!IsOptional(body))
            EmitRejection($"!{Reader}IsJson({code.Scope}.Headers)", code, "return", hasErrors ? "errors" : "null", writer);
    }

    public sealed override void EmitRead(ParameterModel body, HttpCode code, CodeWriter writer)
    {
        var read = $"{Reader}{Method}({Span(code)}, {JsonEmitter.Info(body.Json!)}, ref errors)";
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

    /// <summary>Returns the type that is read from JSON for a parameter of a type.</summary>
    protected virtual ITypeSymbol TypeOf(ITypeSymbol type) => type;

    protected override bool Reads(ParameterSite site) =>
        (site.Is(BindingKind.Body) || site.Conversion is null) && JsonTypes.CanRead(site.Type)
        && !TypeNames.Is(site.Element, "System.ReadOnlyMemory");

    protected virtual bool IsOptional(ParameterModel body) => body.IsOptional || body.Default is not null;

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
