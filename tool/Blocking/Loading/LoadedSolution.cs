using Adapters.Tool.Input;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.MSBuild;

namespace Adapters.Tool.Blocking.Loading;

/// <summary>The C# projects of a target, as MSBuild evaluates them.</summary>
internal sealed class LoadedSolution : IDisposable
{
    private readonly MSBuildWorkspace _workspace;

    private LoadedSolution(MSBuildWorkspace workspace) => _workspace = workspace;

    /// <summary>The projects, each one after those that it references.</summary>
    public IReadOnlyList<Project> Projects { get; private set; } = [];

    public static async Task<LoadedSolution> OpenAsync(
        Target target, IReadOnlyDictionary<string, string> properties, TextWriter errors, CancellationToken cancellation)
    {
        var workspace = MSBuildWorkspace.Create(properties.ToDictionary());
        var failures = new List<string>();
        using var registration = workspace.RegisterWorkspaceFailedHandler(e => Note(failures, e.Diagnostic));
        var loaded = new LoadedSolution(workspace);
        await loaded.LoadAsync(target, cancellation);
        foreach (var failure in failures.Distinct().Take(10))
            await errors.WriteLineAsync($"adapters: {failure}");
        await loaded.SelectAsync(target, errors, cancellation);
        return loaded;
    }

    public void Dispose() => _workspace.Dispose();

    private static void Note(List<string> failures, WorkspaceDiagnostic diagnostic)
    {
        if (diagnostic.Kind != WorkspaceDiagnosticKind.Failure)
            return;
        lock (failures)
            failures.Add(diagnostic.Message.ReplaceLineEndings(" "));
    }

    private async Task LoadAsync(Target target, CancellationToken cancellation)
    {
        try
        {
            if (target.Solution is not null)
                await _workspace.OpenSolutionAsync(target.Solution, cancellationToken: cancellation);
            foreach (var project in target.Projects)
            {
                // A project that another one references is loaded with it.
                if (_workspace.CurrentSolution.Projects.All(p => p.FilePath != project))
                    await _workspace.OpenProjectAsync(project, cancellationToken: cancellation);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new InputException($"{target.Solution ?? target.Folder} cannot be loaded: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>Leaves out the projects without a framework: nothing is known of their types. One of several may be left out.</summary>
    private async Task SelectAsync(Target target, TextWriter errors, CancellationToken cancellation)
    {
        var solution = _workspace.CurrentSolution;
        var projects = new List<Project>();
        foreach (var id in solution.GetProjectDependencyGraph().GetTopologicallySortedProjects(cancellation))
        {
            var project = solution.GetProject(id)!;
            if (project.Language != LanguageNames.CSharp)
                continue;
            var compilation = await project.GetCompilationAsync(cancellation);
            if (compilation?.GetSpecialType(SpecialType.System_Object).TypeKind == TypeKind.Error)
                await errors.WriteLineAsync($"adapters: {project.Name} is left out, because it has no reference to a framework");
            else
                projects.Add(project);
        }

        var path = target.Solution ?? target.Folder;
        if (projects.Count == 0)
            throw new InputException($"no C# project could be loaded from {path}; run 'dotnet restore {path}' first");
        Projects = projects;
    }
}
