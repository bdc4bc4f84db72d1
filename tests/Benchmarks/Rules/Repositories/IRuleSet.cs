namespace Benchmarks.Rules.Repositories;

using Project = Microsoft.CodeAnalysis.Project;

/// <summary>Rules that are run over the projects of a repository.</summary>
internal interface IRuleSet
{
    string Name { get; }

    /// <summary>Returns the findings; paths are whole.</summary>
    Task<IReadOnlyList<RepositoryFinding>> FindAsync(string repository, IReadOnlyList<Project> projects);
}
