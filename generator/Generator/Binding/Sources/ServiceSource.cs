using Adapters.Generator.EntryPoints;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Binding.Sources;

/// <summary>A service of the request or the application, with or without a key.</summary>
internal sealed class ServiceSource : ParameterSource
{
    private const string Services = "global::Adapters.CompilerServices.RequestServices";
    private const string Keyed = "Microsoft.Extensions.DependencyInjection.IKeyedServiceProvider";

    public override bool Binds(ParameterSite site) => site.Is(BindingKind.Services) && ServiceTypes.CanBe(site.Type)
        && (site.Mark!.Key is null || (HasKeys(site) && !site.Mark.HasHiddenKey));

    public override string? Refusal(ParameterSite site) => !site.Is(BindingKind.Services) ? null
        : !ServiceTypes.CanBe(site.Type) ? "a pointer, a ref struct and a dynamic value are never services"
        : site.Mark!.HasHiddenKey ? "generated code cannot name the type of its key: make it public or internal"
        : $"a service with a key needs {Keyed}: reference the package Microsoft.Extensions.DependencyInjection.Abstractions";

    public override ParameterModel? Parse(ParameterSite site) => Describe(site) with { Key = site.Mark!.Key ?? "" };

    public override string Argument(ParameterModel parameter, EntryPointCode code)
    {
        var type = parameter.TypeName;
        var find = parameter.Key.Length == 0 ? "" : ", " + Find(parameter);
        return parameter.Default is { } value && value != "default" ? $"{Services}.GetOr<{type}>({code.Scope}, {value}{find})"
            : parameter.IsOptional ? $"({type}?){Services}.Find({code.Scope}, typeof({type}){find})"
            : parameter.Default is not null ? $"{Services}.GetOr<{type}>({code.Scope}, default!{find})"
            : $"{Services}.Get<{type}>({code.Scope}, {EmittedNames.Quote($"parameter {parameter.Name}")}{find})";
    }

    private static string Find(ParameterModel parameter) =>
        $"static provider => (provider as global::{Keyed})?.GetKeyedService(typeof({parameter.TypeName}), {parameter.Key})";

    private static bool HasKeys(ParameterSite site) =>
        site.Context.Method.ContainingModule.ReferencedAssemblySymbols.Append(site.Context.Method.ContainingAssembly)
            .Any(a => a.GetTypeByMetadataName(Keyed) is not null);
}
