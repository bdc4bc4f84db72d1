using Benchmarks.Rules.Keystroke;
using Benchmarks.Rules.Suite;

// Measures the blocking rules; see README.md.
var publishes = args.Contains("--publish");
switch (args.FirstOrDefault(a => a != "--publish"))
{
    case "suite":
        return await Task.Run(() => SuiteBench.Run(publishes));
    case "keystroke":
        return await KeystrokeBench.RunAsync();
    case var other:
        await Console.Error.WriteLineAsync($"'{other}' is not understood: give suite, build or keystroke, and --publish to write the result into the repository");
        return 2;
}
