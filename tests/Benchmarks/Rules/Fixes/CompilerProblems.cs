using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace Benchmarks.Rules.Fixes;

/// <summary>What the compiler reports about all projects of a solution.</summary>
internal sealed class CompilerProblems
{
    private readonly List<CompilerProblem> _all;

    private CompilerProblems(List<CompilerProblem> all) => _all = all;

    public int Errors => _all.Count(p => p.Severity == DiagnosticSeverity.Error);

    public int Warnings => _all.Count - Errors;

    public static async Task<CompilerProblems> OfAsync(Solution solution)
    {
        var all = new HashSet<CompilerProblem>();
        foreach (var project in solution.Projects)
        {
            if (await project.GetCompilationAsync() is { } compilation)
                all.UnionWith(In(compilation));
        }

        return new CompilerProblems([.. all.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line)]);
    }

    /// <summary>Returns those that the others do not have. Lines move, so an edit of one is known by its words and its file.</summary>
    public IReadOnlyList<CompilerProblem> Except(CompilerProblems others)
    {
        var known = others._all.ToLookup(KeyOf);
        return [.. _all.GroupBy(KeyOf).SelectMany(g => g.Skip(known[g.Key].Count()))];
    }

    /// <summary>Some errors about await are found when the code is lowered, so it is emitted.</summary>
    private static IEnumerable<CompilerProblem> In(Compilation compilation)
    {
        var emitted = compilation.Emit(Stream.Null, options: new EmitOptions(metadataOnly: false)).Diagnostics;
        return emitted.Where(d => d is { Severity: >= DiagnosticSeverity.Warning, IsSuppressed: false }).Select(Of);
    }

    private static CompilerProblem Of(Diagnostic problem)
    {
        var place = problem.Location.GetLineSpan();
        return new CompilerProblem(
            problem.Severity, problem.Id, place.Path ?? "", place.StartLinePosition.Line + 1,
            problem.GetMessage(CultureInfo.InvariantCulture));
    }

    private static (string Id, string File, string Message) KeyOf(CompilerProblem problem) => (problem.Id, problem.File, problem.Message);
}
