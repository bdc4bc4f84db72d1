using Benchmarks.Runner;

// Measures the rows that are named, or all; see README.md.
return await new Bench(Arguments.Parse(args)).RunAsync();
