using Adapters.Generator.Binding;
using Adapters.Generator.Binding.Conversions;
using Adapters.Generator.Exceptions;
using Adapters.Generator.Json;
using Adapters.Generator.Services;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Handlers;

/// <summary>A handler class: everything that is emitted for it is made from this.</summary>
/// <param name="TypeName">The class, with <c>global::</c>.</param>
/// <param name="DisplayName">The class as a person names it.</param>
/// <param name="EndpointsName">The emitted class.</param>
/// <param name="HintName">The emitted file.</param>
internal sealed record HandlerModel(
    string TypeName,
    string DisplayName,
    string EndpointsName,
    string HintName,
    bool IsStatic,
    Lifetime Lifetime,
    EquatableArray<ConstructorParameter> ConstructorParameters,
    EquatableArray<EndpointModel> Endpoints,
    EquatableArray<LifecycleModel> Lifecycle)
{
    /// <summary>The ids of what is experimental in the signatures.</summary>
    public EquatableArray<string> ExperimentalIds { get; init; }

    /// <summary>Indicates whether an object of the class can be disposed of.</summary>
    public bool IsDisposable { get; init; }

    /// <summary>Indicates whether a lifespan disposes of the handler, or of filters of it.</summary>
    public bool OwnsObjects => (IsShared && IsDisposable) || Endpoints.Any(e => e.Filters.Any(f => f.IsDisposable));

    /// <summary>Indicates whether one object serves all requests of an application.</summary>
    public bool IsShared => !IsStatic && Lifetime == Lifetime.Singleton;

    /// <summary>Indicates whether a route may use services of the request, or an object that is made for it.</summary>
    public bool UsesRequestServices(EndpointModel endpoint) => endpoint.TakesServices || endpoint.Filters.Count > 0
        || (Lifetime != Lifetime.Singleton && (!endpoint.IsStatic || endpoint.ExceptionHandlers.Any(h => h.Target is null)));

    /// <summary>The types that are read or written as JSON: those of the results, then those of the parameters.</summary>
    public IEnumerable<JsonType> JsonTypes => Endpoints
        .SelectMany(e => e.Result.JsonTypes)
        .Concat(Endpoints.SelectMany(e => e.Leaves).Select(p => p.Json).OfType<JsonType>())
        .Concat(ExceptionHandlers.SelectMany(h => h.Result.JsonTypes));

    /// <summary>The methods that answer for routes that throw.</summary>
    public IEnumerable<ExceptionHandlerModel> ExceptionHandlers =>
        Endpoints.SelectMany(e => e.ExceptionHandlers).Distinct().OrderBy(h => h.Number);

    /// <summary>The conversions that are emitted with the class, each once.</summary>
    public IEnumerable<EmittedConversion> Conversions => Endpoints
        .SelectMany(e => e.Leaves.Concat(e.Filters.SelectMany(f => f.Leaves)))
        .SelectMany(WithElements)
        .Select(p => p.Conversion?.Emitted)
        .OfType<EmittedConversion>()
        .GroupBy(c => c.Name)
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => g.First());

    private static IEnumerable<ParameterModel> WithElements(ParameterModel parameter) => parameter.Element is { } element
        ? element.Members.SelectMany(m => m.Value.Leaves).SelectMany(WithElements)
        : [parameter];
}
