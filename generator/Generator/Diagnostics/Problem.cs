using Adapters.Generator.Symbols;

namespace Adapters.Generator.Diagnostics;

/// <summary>What can be wrong with a definition. Each kind has a rule; the generator emits nothing for what has a problem.</summary>
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
}

/// <summary>A problem as values: the rule makes a diagnostic of it.</summary>
internal sealed record Problem(ProblemKind Kind, SourceSpan Span, EquatableArray<string> Arguments);
