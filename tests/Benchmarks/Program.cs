using Benchmarks.Runner;

// Measures the rows that are named, or all; see README.md.
return Arguments.Parse(args) is { } arguments ? await new Bench(arguments).RunAsync() : 2;
