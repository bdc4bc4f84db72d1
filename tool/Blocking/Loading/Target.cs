using Adapters.Tool.Input;

namespace Adapters.Tool.Blocking.Loading;

/// <summary>The solution or the projects that a path leads to.</summary>
/// <param name="Folder">The folder that paths in the report start from, and that a baseline is looked for in.</param>
/// <param name="Solution">A solution, or null.</param>
/// <param name="Projects">The projects, if there is no solution.</param>
internal sealed record Target(string Folder, string? Solution, IReadOnlyList<string> Projects)
{
    private static readonly string[] Solutions = [".sln", ".slnx", ".slnf"];

    public static Target Find(string path)
    {
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full))
            return InFolder(full);
        if (!File.Exists(full))
            throw new InputException($"{path} does not exist");
        var folder = Path.GetDirectoryName(full)!;
        if (Solutions.Contains(Path.GetExtension(full)))
            return new Target(folder, full, []);
        return Path.GetExtension(full) == ".csproj"
            ? new Target(folder, null, [full])
            : throw new InputException($"{path} is no solution (.sln, .slnx, .slnf), no C# project (.csproj) and no folder");
    }

    private static Target InFolder(string folder)
    {
        var solutions = Directory.GetFiles(folder)
            .Where(f => Solutions.Contains(Path.GetExtension(f))).Order(StringComparer.Ordinal).ToList();
        if (solutions.Count > 1)
            throw new InputException($"{folder} has several solutions, name one: {string.Join(", ", solutions.Select(Path.GetFileName))}");
        if (solutions.Count == 1)
            return new Target(folder, solutions[0], []);
        var projects = Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        return projects.Count > 0
            ? new Target(folder, null, projects)
            : throw new InputException($"{folder} has no solution and no C# project");
    }
}
