namespace Generator.Tests.Blocking.Growth;

/// <summary>Code that is twice as large takes twice the work, and little more: counted in visits, up to sizes that nobody writes.</summary>
public sealed class GrowthTests
{
    private const int Doublings = 4;
    private const double MostGrowth = 2.3;

    /// <summary>The largest size of each shape. Of cases there are no more because the compiler itself takes so long over them.</summary>
    public static TheoryData<string, int> Shapes => new()
    {
        { "aliases", 3200 }, { "lines", 8000 }, { "cases", 4000 }, { "terms", 8000 }, { "conditions", 2000 }, { "lambdas", 500 },
        { "calls", 240 }, { "uses", 8000 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Twice_the_code_takes_twice_the_visits(string shape, int largest)
    {
        var sizes = Enumerable.Range(0, Doublings + 1).Select(i => largest >> (Doublings - i)).ToList();
        var visits = sizes.ConvertAll(s => LargeCode.Visits(LargeCode.Method(Body(shape, s))));
        var growth = visits.Zip(visits.Skip(1), (a, b) => (double)b / a);
        Assert.True(growth.All(g => g <= MostGrowth), $"{shape}: {string.Join(", ", sizes.Zip(visits))}");
    }

    private static string Body(string shape, int size) => shape switch
    {
        "aliases" => $"var a0 = first; {LargeCode.Repeat(size, i => $"var a{i + 1} = a{i};")} await first; a{size}.Wait();",
        "lines" => LargeCode.Repeat(size / 8, i => $$"""
            var t{{i}} = Load({{i}});
            if (number == {{i}})
            {
                Log(text);
                await t{{i}};
            }
            var r{{i}} = await t{{i}} + t{{i}}.Result;
            stream.WriteByte((byte)r{{i}});
            """),
        "cases" => $"switch (number) {{ {LargeCode.Repeat(size, i => $"case {i}: Log(text); break;")} }} await first; first.Wait();",
        "terms" => $"first.Wait(); var sum = {string.Join(" + ", Enumerable.Repeat("text.Length", size))}; Log(sum.ToString());",
        "conditions" => $"if ({string.Join(" && ", Enumerable.Repeat("tasks[0].IsCompleted", size))}) tasks[0].Wait();",
        "lambdas" => $"first.Wait(); {LargeCode.Repeat(size, i => $"Action a{i} = () => {{ Log(text);")} first.Wait(); "
            + string.Concat(Enumerable.Range(0, size).Reverse().Select(i => $"}}; a{i}();")),
        "calls" => $"var some = tasks{string.Concat(Enumerable.Repeat(".Where(t => t.Id == number)", size))}; some.First().Wait();",
        _ => $"Stream s = new FileStream(text, FileMode.Open); first.Wait(); {LargeCode.Repeat(size, _ => "s.Flush();")}",
    };
}
