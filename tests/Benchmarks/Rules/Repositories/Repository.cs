using Adapters.Tool.Blocking.Loading;

namespace Benchmarks.Rules.Repositories;

/// <summary>A public repository that nobody here wrote, and what of it is analyzed.</summary>
/// <param name="Name">The folder that has it, and what it is called in tables.</param>
/// <param name="Source">Owner and name where it is published.</param>
/// <param name="Commit">The commit that is analyzed.</param>
/// <param name="Framework">The target framework, one of several.</param>
/// <param name="Projects">The projects, from the folder. What they reference is analyzed with them.</param>
internal sealed record Repository(string Name, string Source, string Commit, string Framework, IReadOnlyList<string> Projects)
{
    private const string List = "tests/Benchmarks/Rules/Repositories/list.txt";

    /// <summary>Those on the list that are in the folder. What is missing is said.</summary>
    public static IReadOnlyList<Repository> In(string folder)
    {
        var listed = File.ReadLines(List).Where(l => l.Length > 0 && l[0] != '#').Select(Parse).ToList();
        foreach (var missing in listed.Where(r => !Directory.Exists(Path.Combine(folder, r.Name))))
            Console.Error.WriteLine($"{missing.Name} is on the list and not in {folder}");
        return [.. listed.Where(r => Directory.Exists(Path.Combine(folder, r.Name)))];
    }

    public async Task<LoadedSolution> LoadAsync(string folder)
    {
        var root = Path.GetFullPath(Path.Combine(folder, Name));
        var target = new Target(root, null, [.. Projects.Select(p => Path.Combine(root, p))]);
        var properties = new Dictionary<string, string> { ["TargetFramework"] = Framework };
        return await LoadedSolution.OpenAsync(target, properties, Console.Error, CancellationToken.None);
    }

    private static Repository Parse(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 4
            ? new Repository(words[0], words[1], words[2], words[3], words[4..])
            : throw new FormatException($"{List}: '{line}' has no name, source, commit, framework and project");
    }
}
