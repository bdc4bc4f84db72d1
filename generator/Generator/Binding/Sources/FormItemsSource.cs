using Adapters.Generator.Binding.Conversions;
using Adapters.Generator.EntryPoints;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Binding.Sources;

/// <summary>
/// A collection of objects in a form: <c>lines[0].price</c>, <c>lines[1].price</c> and so on, up to the first that is missing.
/// </summary>
internal sealed class FormItemsSource : ReadSource
{
    private const string Reader = "global::Adapters.CompilerServices.FormReader.";

    public override string Place => "form";

    public override bool ReadsForm => true;

    public override bool Binds(ParameterSite site) => site.Is(BindingKind.Form) && site is { IsValue: false, Element: not null }
        && site.Element.TypeKind is TypeKind.Class or TypeKind.Struct && Verbs.CanHaveBody(site.Verb);

    public override ParameterModel? Parse(ParameterSite site) => MemberParser.Parse(site.ToElement()) is { } element
        ? Describe(site) with { Key = site.FormKey, Prefix = site.Prefix, Collection = site.Collection, Element = element }
        : null;

    public override void EmitRead(ParameterModel parameter, EntryPointCode code, CodeWriter writer)
    {
        var (element, index) = (parameter.Element!, parameter.Element!.Prefix + "_index");
        var name = (parameter.Prefix is { } prefix ? $"{{{prefix}}}." : "") + parameter.Key;
        writer.Line($"var {parameter.Variable} = new global::System.Collections.Generic.List<{element.TypeName}>();");
        writer.Open($"for (var {index} = 0; ; {index}++)");
        writer.Line($"var {element.Prefix} = $\"{name}[{{{index}}}]\";");
        writer.Line($"if (!{Reader}Has(form, {element.Prefix}))");
        writer.Line("    break;");
        foreach (var leaf in element.Members.SelectMany(m => m.Value.Leaves))
            (leaf.Source as ReadSource)?.EmitRead(leaf, code, writer);
        writer.Line("if (errors is null)");
        writer.Line($"    {parameter.Variable}.Add({MembersSource.Make(element, code)});");
        writer.Close();
        writer.Line();
    }

    public override string Argument(ParameterModel parameter, EntryPointCode code) =>
        parameter.Variable + (parameter.Collection == CollectionKind.Array ? ".ToArray()" : "");
}
