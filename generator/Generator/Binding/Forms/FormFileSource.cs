using Adapters.Generator.Binding.Conversions;
using Adapters.Generator.EntryPoints;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Binding.Forms;

/// <summary>A file of a form, or all files of a field.</summary>
internal sealed class FormFileSource : ReadSource
{
    private const string TypeName = "Adapters.FormFile";
    private const string Reader = "global::Adapters.CompilerServices.FormReader.";

    public override string Place => "form";

    public override bool ReadsForm => true;

    public override bool Binds(ParameterSite site) =>
        IsFiles(site) && (site.Mark is null || site.Is(BindingKind.Form)) && Verbs.CanHaveBody(site.Verb);

    public override string? Refusal(ParameterSite site) => !IsFiles(site) ? null
        : Verbs.CanHaveBody(site.Verb) ? "a file comes from a form"
        : $"a {site.Verb} request has no body";

    public override ParameterModel? Parse(ParameterSite site) => Describe(site) with
    {
        Key = site.FormKey,
        Prefix = site.Prefix,
        Collection = site.Collection,
        TypeName = "global::" + TypeName,
        IsOptional = site.IsNullable || site.Default is not null,
    };

    public override void EmitRead(ParameterModel parameter, EntryPointCode code, CodeWriter writer)
    {
        var name = parameter.Prefix is { } prefix
            ? $"{prefix} + {EmittedNames.Quote("." + parameter.Key)}"
            : EmittedNames.Quote(parameter.Key);
        writer.Line($"var {parameter.Variable} = {Reader}" + parameter switch
        {
            { Collection: CollectionKind.Array } => $"Files(form, {name}).ToArray();",
            { Collection: CollectionKind.List } => $"Files(form, {name});",
            { IsOptional: true } => $"FileOrNull(form, {name});",
            _ => $"File(form, {name}, ref errors);",
        });
    }

    private static bool IsFiles(ParameterSite site) => site.TypeName == TypeName || TypeNames.Is(site.Element, TypeName);
}
