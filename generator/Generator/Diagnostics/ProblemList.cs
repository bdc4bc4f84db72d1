using Adapters.Generator.Symbols;

namespace Adapters.Generator.Diagnostics;

/// <summary>The problems that were found while parsing one class.</summary>
internal sealed class ProblemList
{
    private readonly List<Problem> _problems = [];

    private readonly List<Problem> _warnings = [];

    /// <summary>The problems for which nothing is emitted.</summary>
    public IReadOnlyList<Problem> Items => _problems;

    /// <summary>The problems in spite of which code is emitted.</summary>
    public IReadOnlyList<Problem> Warnings => _warnings;

    public void Add(ProblemKind kind, SourceSpan span, params string[] arguments) =>
        _problems.Add(new Problem(kind, span, arguments.ToEquatableArray()));

    public void Warn(ProblemKind kind, SourceSpan span, params string[] arguments) =>
        _warnings.Add(new Problem(kind, span, arguments.ToEquatableArray()));
}
