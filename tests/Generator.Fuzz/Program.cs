using System.Diagnostics;
using System.Globalization;
using Benchmarks.Rules.Torture;
using Generator.Fuzz;
using Generator.Fuzz.Grammar;

// Generator.Fuzz [first seed] [count] [deletions]: makes a program of each seed, and of some a text without some of its tokens.
var (first, count, deletions) = (Argument(0, 1), Argument(1, 200), Argument(2, 100));
var (watch, faults) = (Stopwatch.StartNew(), 0);
for (var seed = first; seed < first + count; seed++)
{
    var program = new ProgramGrammar(seed).Make();
    if (Trial.FaultOf(program) is { } fault)
    {
        var small = Shrinker.Shrink(program, fault);
        Console.WriteLine($"seed {seed}, {small.Version}, nullable {small.Nullable}, assembly {small.Assembly}");
        Console.WriteLine($"{Trial.FaultOf(small) ?? fault}\n");
        var code = (small.Library is null ? "" : ProgramText.OfLibrary(small)) + ProgramText.OfApp(small);
        Console.WriteLine(code.Replace(Kinds.Prelude, "", StringComparison.Ordinal));
        faults++;
    }

    var text = seed < first + deletions ? TokenDeletion.Of(ProgramText.OfApp(program), seed, 1 + (seed % 20)) : null;
    if (text is not null && Trial.CrashOf(program, text) is { } crash)
    {
        Console.WriteLine($"seed {seed}, with tokens deleted: {crash}");
        faults++;
    }
}

Console.WriteLine(
    $"{count} programs from seed {first}, {deletions} with tokens deleted: {faults} faults in {watch.Elapsed.TotalSeconds:0} s");
return faults == 0 ? 0 : 1;

int Argument(int index, int otherwise) => args.Length > index ? int.Parse(args[index], CultureInfo.InvariantCulture) : otherwise;
