using Adapters.Generator.Symbols;

namespace Adapters.Generator.Diagnostics;

/// <summary>The kinds of problems in a definition. Each has a rule; the generator emits nothing for a definition with a problem.</summary>
internal enum ProblemKind
{
    UnreachableHandler,
    BadTemplate,
    ParameterWithoutSource,
    UnsupportedResult,
    UnboundRouteParameter,
    UnsupportedMethod,
    AppNotPartial,
    UncalledMethod,
    BadFilter,
    HandlerWithoutRoutes,
    SkippedValidation,
    ImpossibleLimit,
    BadPattern,
    PatternAtRunTime,
    BadJob,
    BadSchedule,
}

/// <summary>A problem as values. A rule makes a diagnostic of it.</summary>
internal sealed record Problem(ProblemKind Kind, SourceSpan Span, EquatableArray<string> Arguments);
