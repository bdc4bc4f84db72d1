using Benchmarks.Rules.Repositories;
using Microsoft.CodeAnalysis;

namespace Benchmarks.Rules.Seeds;

/// <summary>
/// Plants known blocking calls into asynchronous methods of repositories that nobody wrote for the rules, and counts how many are found.
/// What is planted is never written to a file.
/// </summary>
internal sealed class SeedBench(string folder, int seed)
{
    private const int MaxRounds = 4;

    private readonly Random _random = new(seed);

    private readonly List<SeedResult> _results = [];

    public static async Task<int> RunAsync(string folder, int count, int seed)
    {
        var repositories = await Task.Run(() => Repository.In(folder));
        if (repositories.Count == 0)
            return 2;
        var bench = new SeedBench(folder, seed);
        var faults = await Task.Run(() => new Queue<Fault>(bench.Chosen(count)));
        for (var i = 0; i < repositories.Count; i++)
            await bench.RunAsync(repositories[i], faults, (faults.Count + repositories.Count - i - 1) / (repositories.Count - i));
        SeedTable.Print(bench._results);
        return bench._results.All(r => r.IsFound) ? 0 : 1;
    }

    /// <summary>So many faults of all kinds, a fifth of them unseen, in an order by chance.</summary>
    private Fault[] Chosen(int count)
    {
        var all = Fault.All().ToLookup(f => f.IsUnseen);
        Fault[] chosen = [.. Repeated([.. all[true]], count / 5), .. Repeated([.. all[false]], count - count / 5)];
        _random.Shuffle(chosen);
        return chosen;
    }

    private static IEnumerable<Fault> Repeated(IReadOnlyList<Fault> faults, int count) =>
        Enumerable.Range(0, count).Select(i => faults[i % faults.Count]);

    private async Task RunAsync(Repository repository, Queue<Fault> faults, int count)
    {
        using var loaded = await repository.LoadAsync(folder);
        var places = (await new Places(_random).OfAsync(loaded.Projects)).ToArray();
        _random.Shuffle(places);
        var free = new Queue<(DocumentId Document, int Position)>(places);
        var planting = await PlantAsync(loaded.Projects[0].Solution, [.. Taken(faults, Math.Min(count, places.Length))], free);
        var projects = loaded.Projects.Select(p => planting.Solution.GetProject(p.Id)!).ToList();
        var findings = (await new OwnRules().FindAsync(repository.Name, projects)).ToLookup(f => (f.File, f.Line));
        _results.AddRange(planting.Lines.Select(p => new SeedResult(
            repository.Name, p.Key, Path.GetRelativePath(Path.Combine(folder, repository.Name), p.Value.File), p.Value.Line,
            [.. findings[p.Value]])));
        Console.Error.WriteLine($"{repository.Name}: {planting.Lines.Count} planted, {places.Length} places");
    }

    private static IEnumerable<Fault> Taken(Queue<Fault> faults, int count)
    {
        for (var i = 0; i < count; i++)
            yield return faults.Dequeue();
    }

    /// <summary>A fault that does not compile where it is goes to another place, and at last is left out.</summary>
    private async Task<Planting> PlantAsync(Solution solution, List<Fault> faults, Queue<(DocumentId Document, int Position)> free)
    {
        var number = _results.Count * MaxRounds;
        var plants = new List<Plant>();
        for (var round = 0; ; round++)
        {
            foreach (var fault in faults.TakeWhile(_ => free.Count > 0))
            {
                var (document, position) = free.Dequeue();
                plants.Add(new Plant(number++, fault, document, position));
            }

            var planting = new Planting(solution, plants);
            await planting.PlantAsync();
            var wrong = await WrongAsync(planting, plants);
            if (wrong.Count == 0)
                return planting;
            foreach (var plant in wrong.Where(_ => round >= MaxRounds))
                Console.Error.WriteLine($"{plant.Fault.Kind} does not compile anywhere");
            plants.RemoveAll(wrong.Contains);
            faults = round >= MaxRounds ? [] : [.. wrong.Select(p => p.Fault)];
        }
    }

    private static async Task<HashSet<Plant>> WrongAsync(Planting planting, IEnumerable<Plant> plants)
    {
        var wrong = new HashSet<Plant>();
        foreach (var plant in plants)
        {
            if (!await planting.CompilesAsync(plant))
                wrong.Add(plant);
        }

        return wrong;
    }
}
