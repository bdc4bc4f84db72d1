using Adapters.Generator.Symbols;

namespace Adapters.Generator.Diagnostics;

/// <summary>The problems that were found while parsing one class.</summary>
internal sealed class ProblemList
{
    private readonly List<Problem> _problems = [];

    public IReadOnlyList<Problem> Items => _problems;

    public void Add(ProblemKind kind, SourceSpan span, params string[] arguments) =>
        _problems.Add(new Problem(kind, span, arguments.ToEquatableArray()));
}
