using Adapters.Generator.Binding.Conversions;
using Adapters.Generator.EntryPoints;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Binding.Sources;

/// <summary>A nullable object inside of one in a form. It is null if the form has no field of it.</summary>
internal sealed class FormObjectSource : ReadSource
{
    public override string Place => "form";

    public override bool ReadsForm => true;

    public override bool Binds(ParameterSite site) => site is { IsNullable: true, IsFormMember: true, IsValue: false }
        && site is { Collection: CollectionKind.None, Type: { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None } }
        && site.Is(BindingKind.Form) && Verbs.CanHaveBody(site.Verb);

    public override ParameterModel? Parse(ParameterSite site) => MemberParser.Parse(site, mayBeNull: true) is { } members
        ? Describe(site) with { Key = site.FormKey, Prefix = site.Prefix, Element = members }
        : null;

    public override void EmitRead(ParameterModel parameter, EntryPointCode code, CodeWriter writer)
    {
        var name = parameter.Prefix is { } prefix
            ? $"{prefix} + {EmittedNames.Quote("." + parameter.Key)}"
            : EmittedNames.Quote(parameter.Key);
        writer.Line($"{parameter.TypeName}? {parameter.Variable} = null;");
        writer.Open($"if (global::Adapters.CompilerServices.FormReader.Has(form, {name}))");
        foreach (var leaf in parameter.Element!.Members.SelectMany(m => m.Value.Leaves))
            (leaf.Source as ReadSource)?.EmitRead(leaf, code, writer);
        writer.Line("if (errors is null)");
        writer.Line($"    {parameter.Variable} = {MembersSource.Make(parameter.Element, code)};");
        writer.Close();
        writer.Line();
    }
}
