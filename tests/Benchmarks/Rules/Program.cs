using Benchmarks.Rules;
using Benchmarks.Rules.Build;
using Benchmarks.Rules.Keystroke;
using Benchmarks.Rules.Suite;

// Measures the blocking rules; see README.md.
if (Arguments.Parse(args) is not { } arguments)
    return 2;
return arguments.Command switch
{
    "suite" => await Task.Run(() => SuiteBench.Run(arguments.Publishes)),
    "build" => await BuildBench.RunAsync(arguments.Runs ?? 5, arguments.Publishes),
    _ => await KeystrokeBench.RunAsync(arguments.Runs ?? 100, arguments.Publishes),
};
