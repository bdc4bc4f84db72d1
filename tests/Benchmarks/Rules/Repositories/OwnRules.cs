using Adapters.Tool.Blocking;

namespace Benchmarks.Rules.Repositories;

using Project = Microsoft.CodeAnalysis.Project;

/// <summary>The rules of this repository, as the command <c>adapters blocking</c> runs them, with all asynchronous code in scope.</summary>
internal sealed class OwnRules : IRuleSet
{
    /// <summary>With this level, all that is certain is a warning. What a lower or a higher level reports follows from the id.</summary>
    private const string Level = "standard";

    public const string ToolName = "Adapters";

    public string Name => ToolName;

    public async Task<IReadOnlyList<RepositoryFinding>> FindAsync(string repository, IReadOnlyList<Project> projects)
    {
        var analysis = new SolutionAnalysis(new BlockingArguments("", Level: Level), Console.Error);
        var found = await analysis.FindAsync(projects, CancellationToken.None);
        return
        [
            .. found.Select(f => new RepositoryFinding(
                ToolName, repository, f.Rule, f.Severity.ToString(), f.File, f.Line, f.Message, f.Path.Items)),
        ];
    }
}
