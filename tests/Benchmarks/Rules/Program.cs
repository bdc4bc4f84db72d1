using Benchmarks.Rules;
using Benchmarks.Rules.Build;
using Benchmarks.Rules.Fixes;
using Benchmarks.Rules.Keystroke;
using Benchmarks.Rules.Repositories;
using Benchmarks.Rules.Seeds;
using Benchmarks.Rules.Suite;
using Benchmarks.Rules.Torture;

// Measures the blocking rules; see README.md.
if (args is [TrialWorker.Command])
    return await Task.Run(TrialWorker.Run);
if (Arguments.Parse(args) is not { } arguments)
    return 2;
return arguments.Command switch
{
    "suite" => await Task.Run(() => SuiteBench.Run(arguments.Publishes)),
    "build" => await BuildBench.RunAsync(arguments.Runs ?? 5, arguments.Publishes),
    "torture" => await Task.Run(() => TortureBench.Run(arguments.Folder, arguments.Runs ?? 2_000, arguments.Seed)),
    "fixes" => await FixBench.RunAsync(arguments.Folder, arguments.Properties, arguments.Writes),
    "repositories" => await RepositoriesBench.RunAsync(arguments.Folder),
    "draw" => await Task.Run(() => Sheet.Write(arguments.Folder, arguments.Runs ?? 400, arguments.Seed)),
    "score" => await Task.Run(() => Precision.Print(arguments.Folder, arguments.Second)),
    "seeds" => await SeedBench.RunAsync(arguments.Folder, arguments.Runs ?? 300, arguments.Seed),
    _ => await KeystrokeBench.RunAsync(arguments.Runs ?? 100, arguments.Publishes),
};
