using Benchmarks.Rules.Suite;

// Measures the blocking rules; see README.md.
var publishes = args.Contains("--publish");
switch (args.FirstOrDefault(a => a != "--publish"))
{
    case "suite":
        return SuiteBench.Run(publishes);
    case var other:
        Console.Error.WriteLine($"'{other}' is not understood: give suite, build or keystroke, and --publish to write the result into the repository");
        return 2;
}
