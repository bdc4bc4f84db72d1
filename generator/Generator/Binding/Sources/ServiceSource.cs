using Adapters.Generator.EntryPoints;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Binding.Sources;

/// <summary>A service of the request or the application, with or without a key.</summary>
internal sealed class ServiceSource : ParameterSource
{
    private const string Services = "global::Adapters.CompilerServices.RequestServices";

    public override bool Binds(ParameterSite site) => site.Is(BindingKind.Services) && ServiceTypes.CanBe(site.Type)
        && KeyedService.Refusal(site.Mark!, site.Context.Method) is null;

    public override string? Refusal(ParameterSite site) => !site.Is(BindingKind.Services) ? null
        : !ServiceTypes.CanBe(site.Type) ? "a pointer, a ref struct and a dynamic value are never services"
        : KeyedService.Refusal(site.Mark!, site.Context.Method);

    public override ParameterModel? Parse(ParameterSite site) => Describe(site) with { Key = site.Mark!.Key ?? "" };

    public override string Argument(ParameterModel parameter, EntryPointCode code)
    {
        var type = parameter.TypeName;
        var find = parameter.Key.Length == 0 ? "" : ", " + KeyedService.Find(parameter.TypeName, parameter.Key);
        return parameter.Default is { } value && value != "default" ? $"{Services}.GetOr<{type}>({code.Scope}, {value}{find})"
            : parameter.IsOptional ? $"({type}?){Services}.Find({code.Scope}, typeof({type}){find})"
            : parameter.Default is not null ? $"{Services}.GetOr<{type}>({code.Scope}, default!{find})"
            : $"{Services}.Get<{type}>({code.Scope}, {EmittedNames.Quote($"parameter {parameter.Name}")}{find})";
    }
}
