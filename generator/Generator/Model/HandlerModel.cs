namespace Adapters.Generator.Model;

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

/// <summary>A method with a route. A method with several has one of these for each.</summary>
internal sealed record EndpointModel(
    string Verb,
    RouteTemplate Template,
    string MethodName,
    string EndpointName,
    string Owner,
    string HandlerName,
    bool IsSync,
    bool IsStatic,
    ResultModel Result,
    EquatableArray<ParameterModel> Parameters)
{
    public const string WebSocketVerb = "WEBSOCKET";

    public bool IsWebSocket => Verb == WebSocketVerb;

    public string Route => $"{Verb} {Template.Text} ({HandlerName}.{MethodName})";

    public IEnumerable<ParameterModel> RouteParameters => Template.Parameters.Select(
        name => Parameters.First(p => p.Source == ParameterSource.Route && p.Name == name));
}

/// <summary>A method that runs at startup or shutdown.</summary>
internal sealed record LifecycleModel(string MethodName, bool IsStartup, bool IsStatic, bool IsAwaitable, EquatableArray<LifecycleParameterModel> Parameters);

internal sealed record LifecycleParameterModel(LifecycleParameter Kind);

internal enum LifecycleParameter
{
    Scope,
    State,
    Cancellation,
}

/// <summary>A handler whose file has a number, since another file is called as it would be.</summary>
internal sealed record NumberedHandler(string TypeName, int Number);
