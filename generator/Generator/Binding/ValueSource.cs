using Adapters.Generator.Binding.Conversions;
using Adapters.Generator.EntryPoints;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Binding;

/// <summary>
/// A source of text with names: one text or several for each name. What the text is converted to is not its concern. Each value is read
/// into a local variable of its own.
/// </summary>
internal abstract class ValueSource(BindingKind kind, string words) : ReadSource
{
    private const string Reader = "global::Adapters.CompilerServices.RequestValues.";

    public override bool Binds(ParameterSite site) => site.Is(kind) && site.IsValue;

    public override string? Refusal(ParameterSite site) => site.Is(kind)
        ? $"{words} is text, and the type is not parsed from text: {TextAdvice.For(site.Type)}"
        : null;

    public sealed override ParameterModel? Parse(ParameterSite site) => site.ToValue(Describe(site));

    public sealed override void EmitRead(ParameterModel parameter, EntryPointCode code, CodeWriter writer) =>
        writer.Line($"var {parameter.Variable} = {Reader}{Values(parameter, code)}.{Read(parameter)};");

    /// <summary>Returns the call that gives the texts.</summary>
    protected abstract string Values(ParameterModel parameter, EntryPointCode code);

    private static string Read(ParameterModel parameter)
    {
        var types = parameter.Conversion!.TypeArguments;
        var suffix = parameter.IsOptional ? "OrNull" : "";
        return parameter.Collection switch
        {
            CollectionKind.Array => $"Array{suffix}{types}(ref errors)",
            CollectionKind.List => $"List{suffix}{types}(ref errors)",
            _ when parameter.IsOptional || parameter.Default is not null => $"Optional{types}({Fallback(parameter)}, ref errors)",
            _ => $"Required{types}(ref errors)",
        };
    }

    private static string Fallback(ParameterModel parameter) => parameter switch
    {
        { Default: null or "default", IsOptional: true } => "null",
        { Default: "default", Conversion.IsStruct: false } => "default!",
        _ => parameter.Default!,
    };
}
