using Adapters.Generator.Symbols;

namespace Adapters.Generator.Handlers;

/// <summary>A handler class: all that is emitted for it comes from here.</summary>
/// <param name="TypeName">The class, with <c>global::</c>.</param>
/// <param name="DisplayName">The class as a person names it.</param>
/// <param name="EndpointsName">The emitted class.</param>
/// <param name="HintName">The emitted file.</param>
/// <param name="ConstructorTypes">The types of what the constructor takes.</param>
internal sealed record HandlerModel(
    string TypeName,
    string DisplayName,
    string EndpointsName,
    string HintName,
    bool IsStatic,
    EquatableArray<string> ConstructorTypes,
    EquatableArray<EndpointModel> Endpoints,
    EquatableArray<LifecycleModel> Lifecycle);
