using Adapters.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Diagnostics;

/// <summary>The rules on how handlers are defined. Each reports what the generator cannot emit.</summary>
internal static class DefinitionRules
{
    public static readonly DiagnosticDescriptor UnreachableHandler = Rule.Error(
        "ADPT001", "Handler not reachable", "The handler '{0}' cannot be used: {1}",
        "Generated code makes one object of the class and calls its methods, so both must be accessible.");

    public static readonly DiagnosticDescriptor BadTemplate = Rule.Error(
        "ADPT002", "Bad route template", "The template '{0}' cannot be parsed: {1}",
        "A template is made of literals, {name}, {name:constraint}, {name?}, {name=default} and a last {*name}.");

    public static readonly DiagnosticDescriptor ParameterWithoutSource = Rule.Error(
        "ADPT003", "Parameter without a source", "Parameter '{0}' of type '{1}' cannot be bound: {2}",
        "A parameter's value comes from the route, the query, the body or the request itself.");

    public static readonly DiagnosticDescriptor DuplicateRoute = Rule.Error(
        "ADPT004", "Duplicate route", "{0} {1} is answered by '{2}' already: a request such as {3} could go to either",
        "Two routes of one method, neither of which goes before the other, take the same path.");

    public static readonly DiagnosticDescriptor SeveralApps = Rule.Error(
        "ADPT005", "More than one AdaptersApp",
        "'{0}' has [AdaptersApp] too: a program has one application class, and it is filled for '{1}'",
        "The application class has the entry points of all handlers of the program.");

    public static readonly DiagnosticDescriptor UnsupportedResult = Rule.Error(
        "ADPT006", "Unsupported result",
        "'{0}' returns '{1}', which cannot be sent: {2}",
        "The result of a handler becomes the response.");

    public static readonly DiagnosticDescriptor UnboundRouteParameter = Rule.Error(
        "ADPT007", "Route value without a parameter", "The template has a value '{0}', and '{1}' has no parameter of that name",
        "Each value in a template is given to the parameter of its name.");

    public static readonly DiagnosticDescriptor UnsupportedMethod = Rule.Error(
        "ADPT008", "Unsupported handler method", "'{0}' cannot be a handler: {1}",
        "Generated code calls the method, and awaits it if it is asynchronous.");

    public static readonly DiagnosticDescriptor JsonTypeWithoutContext = Rule.Error(
        "ADPT009", "JSON type without a context",
        "'{0}' is serialized as JSON in '{1}', and no JsonSerializerContext knows it: add [JsonSerializable(typeof({0}))] to one",
        "Without reflection the serializer must know each type at compile time.");

    public static readonly DiagnosticDescriptor AppNotPartial = Rule.Error(
        "ADPT010", "Application class cannot be filled", "'{0}' has [AdaptersApp] and cannot be filled: {1}",
        "The generator adds the entry points to the class, in a part of its own.");

    public static readonly DiagnosticDescriptor UncalledMethod = Rule.Error(
        "ADPT011", "Route outside a handler", "'{0}' is never called: {1}",
        "Only the methods that a class with [Handler] declares itself are routes, startup and shutdown methods.");

    public static readonly DiagnosticDescriptor CapturedService = Rule.Error(
        "ADPT012", "Scoped service kept for all requests",
        "'{0}' serves all requests and keeps '{1}', which is registered for one: add Lifetime = HandlerLifetime.Scoped to its [Handler]",
        "A handler that serves all requests would share the state of one request with the others.");

    public static readonly DiagnosticDescriptor NoServices = Rule.Error(
        "ADPT013", "Constructor without services",
        "Nothing gives the constructor of '{0}' a '{1}': the application is started without services; pass them to RunAsync or CreateAsgi",
        "The parameters of a handler's constructor come from the services that the application is started with.");

    public static readonly DiagnosticDescriptor BadFilter = Rule.Error(
        "ADPT014", "Filter cannot be applied", "The filter '{0}' cannot stand before '{1}': {2}",
        "Generated code makes the filter and calls its method Before or Around with what its parameters ask for.");

    public static readonly DiagnosticDescriptor HandlerWithoutRoutes = Rule.Warning(
        "ADPT016", Rule.Definition, "Handler without routes", "'{0}' has [Handler], and no method of it has a route: {1}",
        "A handler class is there for its routes; one that lost them answers nothing.");

    public static readonly DiagnosticDescriptor HiddenRoute = Rule.Warning(
        "ADPT017", Rule.Definition, "Route hides another assembly's",
        "{0} {1} hides '{2}' of {3}: a request such as {4} no longer goes there",
        "The modules are searched one after another, those of the application first.");

    public static readonly DiagnosticDescriptor RivalContexts = Rule.Warning(
        "ADPT020", Rule.Definition, "JSON type in two contexts",
        "'{0}' is in '{1}', which handlers use, and in '{2}', which writes it otherwise: they differ in {3}",
        "Handlers use the first of the contexts with a type: those of the assembly go before those of its references, each by name.");

    public static readonly DiagnosticDescriptor JsonMember = Rule.Warning(
        "ADPT021", Rule.Definition, "Member that JSON cannot hold",
        "'{0}' is serialized as JSON in '{1}', and JSON cannot hold its member '{2}' of type '{3}': add [JsonIgnore] to the member",
        "The serializer throws when it reads or writes a value of such a member.");

    public static readonly DiagnosticDescriptor BadJob = Rule.Error(
        "ADPT030", "Background job cannot run", "'{0}' cannot run in the background: {1}",
        "Generated code calls the method while the server runs, with services and a CancellationToken.");

    public static readonly DiagnosticDescriptor BadSchedule = Rule.Error(
        "ADPT031", "Bad schedule", "The schedule '{0}' cannot be read: {1}",
        "The times of [Every] and [Cron] are read at compile time.");

    public static readonly DiagnosticDescriptor SkippedValidation = Rule.Warning(
        "ADPT022", Rule.Definition, "Validation attribute without effect", "[{0}] on '{1}' has no effect: {2}",
        "Only values of a request are validated, by attributes that fit their types.");

    public static readonly DiagnosticDescriptor ImpossibleLimit = Rule.Error(
        "ADPT023", "Limit that no value is within", "[{0}] on '{1}' lets no value pass: {2}",
        "The attribute of .NET throws, or refuses every value.");

    public static readonly DiagnosticDescriptor BadPattern = Rule.Error(
        "ADPT024", "Bad regular expression", "The pattern of '{0}' cannot be parsed: {1}",
        "The pattern of [RegularExpression] is a regular expression of .NET.");

    public static readonly DiagnosticDescriptor PatternAtRunTime = Rule.Information(
        "ADPT025", Rule.Definition, "Regular expression read at run time",
        "The pattern of '{0}' is parsed when the program runs: a method with [GeneratedRegex] and the same pattern would be called instead",
        "A generated expression is faster, starts at once, and makes a NativeAOT program smaller.");

    public static readonly DiagnosticDescriptor[] All =
    [
        UnreachableHandler, BadTemplate, ParameterWithoutSource, DuplicateRoute, SeveralApps,
        UnsupportedResult, UnboundRouteParameter, UnsupportedMethod, JsonTypeWithoutContext, AppNotPartial,
        UncalledMethod, CapturedService, NoServices, BadFilter, HandlerWithoutRoutes, HiddenRoute,
        RivalContexts, JsonMember, SkippedValidation, ImpossibleLimit, BadPattern, PatternAtRunTime, BadJob, BadSchedule,
        .. OpenApiRules.All,
    ];

    public static DiagnosticDescriptor For(ProblemKind kind) => kind switch
    {
        ProblemKind.UnreachableHandler => UnreachableHandler,
        ProblemKind.BadTemplate => BadTemplate,
        ProblemKind.ParameterWithoutSource => ParameterWithoutSource,
        ProblemKind.UnsupportedResult => UnsupportedResult,
        ProblemKind.UnboundRouteParameter => UnboundRouteParameter,
        ProblemKind.UnsupportedMethod => UnsupportedMethod,
        ProblemKind.AppNotPartial => AppNotPartial,
        ProblemKind.UncalledMethod => UncalledMethod,
        ProblemKind.BadFilter => BadFilter,
        ProblemKind.HandlerWithoutRoutes => HandlerWithoutRoutes,
        ProblemKind.SkippedValidation => SkippedValidation,
        ProblemKind.ImpossibleLimit => ImpossibleLimit,
        ProblemKind.BadPattern => BadPattern,
        ProblemKind.PatternAtRunTime => PatternAtRunTime,
        ProblemKind.BadJob => BadJob,
        ProblemKind.BadSchedule => BadSchedule,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
