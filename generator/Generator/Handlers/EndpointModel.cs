using Adapters.Generator.Binding;
using Adapters.Generator.Binding.Forms;
using Adapters.Generator.Binding.Sources;
using Adapters.Generator.Exceptions;
using Adapters.Generator.Filters;
using Adapters.Generator.Json;
using Adapters.Generator.Results;
using Adapters.Generator.Routing.Conditions;
using Adapters.Generator.Routing.Constraints;
using Adapters.Generator.Routing.Templates;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Handlers;

/// <summary>A method with a route. A method with several routes has one of these for each.</summary>
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
    EquatableArray<ParameterModel> Parameters,
    string? FormLimits = null)
{
    /// <summary>The origins of pages that may open the WebSocket; none for any.</summary>
    public EquatableArray<string> Origins { get; init; }

    /// <summary>The methods of the class that answer for the route if it throws.</summary>
    public EquatableArray<ExceptionHandlerModel> ExceptionHandlers { get; init; } = EquatableArray<ExceptionHandlerModel>.Empty;

    /// <summary>The filters before the route, the first one first.</summary>
    public EquatableArray<FilterModel> Filters { get; init; } = EquatableArray<FilterModel>.Empty;

    /// <summary>The constraints on the values in the route, besides their types.</summary>
    public EquatableArray<RouteCheck> Checks { get; init; } = EquatableArray<RouteCheck>.Empty;

    /// <summary>The conditions on the head of a request.</summary>
    public RouteGuard Guard { get; init; } = RouteGuard.None;

    /// <summary>The media types of bodies that the route reads; none for any.</summary>
    public EquatableArray<string> Consumes { get; init; } = EquatableArray<string>.Empty;

    /// <summary>The maximum size of bodies in bytes, or null if the route has none of its own.</summary>
    public long? BodyLimit { get; init; }

    public bool IsWebSocket => Verb == Verbs.WebSocket;

    /// <summary>The method as a person names it.</summary>
    public string DisplayName => $"{HandlerName}.{MethodName}";

    public string Route => $"{Verb} {Template.Text} ({DisplayName})";

    public IEnumerable<ParameterModel> RouteParameters => Template.Parameters.Select(RouteParameter);

    /// <summary>The conditions of the route besides its path and method, as a person reads them.</summary>
    public string Conditions => Guard.Text + (Consumes.Count > 0 ? $" [content type {string.Join(", ", Consumes)}]" : "");

    /// <summary>The parameters, or their members where these are bound each by itself.</summary>
    public IEnumerable<ParameterModel> Leaves => Parameters.SelectMany(p => p.Leaves);

    /// <summary>The values that are read from the head of the request, each into a variable.</summary>
    public IEnumerable<ParameterModel> Values => Leaves.Where(p => p.Source is ReadSource { ReadsForm: false });

    /// <summary>The values that are read from a form, each into a variable.</summary>
    public IEnumerable<ParameterModel> FormValues => Leaves.Where(p => p.Source is ReadSource { ReadsForm: true });

    /// <summary>Indicates whether a form is read before the handler is called.</summary>
    public bool ReadsForm => Leaves.Any(p => p.Source.ReadsForm);

    /// <summary>Indicates whether a parameter, or a member of one, is a service.</summary>
    public bool TakesServices => Leaves.Any(p => p.Source is ServiceSource);

    /// <summary>Indicates whether the handler reads the parts of a form itself.</summary>
    public bool StreamsForm => Leaves.Any(p => p.Source is FormPartsSource);

    /// <summary>The field with the limits of forms, or null if the route has none of its own.</summary>
    public string? LimitsField => FormLimits is null ? null : "FormLimits_" + EndpointName;

    /// <summary>The values that are awaited.</summary>
    public IEnumerable<ParameterModel> Awaited => Leaves.Where(p => p.Source is BindAsyncSource);

    /// <summary>The parameter that the body is read into.</summary>
    public ParameterModel? Body => Leaves.FirstOrDefault(p => p.Source is RequestBodySource);

    /// <summary>The values of the head of the request that are validated.</summary>
    public IEnumerable<ParameterModel> ValidatedHead =>
        Validated.Where(p => p.Source is ReadSource { ReadsForm: false } or RouteSource);

    /// <summary>The values that are validated after they have been awaited, or read from the body.</summary>
    public IEnumerable<ParameterModel> ValidatedLate => Validated.Except(ValidatedHead);

    /// <summary>The objects that are made of values before the handler is called, to validate them.</summary>
    public IEnumerable<ParameterModel> MadeObjects => Parameters.SelectMany(p => p.MadeObjects);

    /// <summary>All values and objects that are validated.</summary>
    public IEnumerable<ParameterModel> AllValidated => Validated.Concat(MadeObjects);

    /// <summary>Indicates whether the handler is called after something has been awaited, or the body has been read.</summary>
    public bool IsLate => Body is not null || ReadsForm || Awaited.Any();

    /// <summary>Indicates whether the head of the request may have errors.</summary>
    public bool HasHeadErrors => StreamsForm || Values.Any() || ValidatedHead.Any() || (!IsLate && MadeObjects.Any());

    /// <summary>Indicates whether there may be errors that are known only when the body, or another value, has been awaited.</summary>
    public bool HasLateErrors => ReadsForm || Body is { Source: RequestBodySource { CanFail: true } } || Awaited.Any(p => !p.IsOptional)
        || ValidatedLate.Any() || (IsLate && MadeObjects.Any());

    private IEnumerable<ParameterModel> Validated => Leaves.Where(p => p.Validation is { HasRules: true });

    /// <summary>
    /// Indicates whether the handler sends the response itself: one for WebSockets does, one that takes start_response does, and one that
    /// takes send does if it has no result.
    /// </summary>
    public bool SendsResponse => IsWebSocket
        || (Leaves.Any(p => p.Source.SendsResponse) && (IsSync || Result.Kind == ResultKind.None));

    /// <summary>The types that are read or written as JSON.</summary>
    public IEnumerable<JsonType> JsonTypes => Result.JsonTypes
        .Concat(Leaves.Select(p => p.Json).OfType<JsonType>())
        .Concat(ExceptionHandlers.SelectMany(h => h.Result.JsonTypes));

    /// <summary>Returns the parameter for a value of the template.</summary>
    public ParameterModel RouteParameter(string name) => Leaves.First(p => p.Source is RouteSource && p.Key == name);
}
