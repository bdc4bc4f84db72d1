/// <summary>Sequences are made when somebody asks for their elements.</summary>
public sealed class Sequences
{
    private readonly List<IEnumerable<string>> _kept = [];

    public async Task Iterators()
    {
        await Task.Yield();
        Lines(); // -
        _ = Lines(); // -
        var unused = Lines(); // -
        foreach (var line in Lines()) // ADPT103
            _ = line;
        var lines = Lines(); // ADPT103
        foreach (var line in lines)
            _ = line;
        _ = Lines().ToList(); // ADPT103
        _ = string.Join(",", Lines()); // ADPT103
        _ = Lines().Where(l => l.Length > 0).Select(l => l.Trim()).Count(); // ADPT103
        _ = Lines().Where(l => l.Length > 0); // -
        string[] all = [.. Lines()]; // ADPT103
        _ = new List<string>(Lines()); // ADPT103
        _kept.Add(Lines()); // ADPT103
        Count(Lines()); // ADPT103
        Ignore(Lines()); // -
    }

    public async Task<IEnumerable<string>> Returned(bool isFirst)
    {
        await Task.Yield();
        if (isFirst)
            return Lines(); // -
        return new[] { "x" }.Select(File.ReadAllText); // -
    }

    public async Task Through()
    {
        await Task.Yield();
        _ = Given(); // -
        _ = Given().First(); // ADPT103
        _ = Opened(); // ADPT103
        foreach (var line in Property) // ADPT103
            _ = line;
        _ = Property; // -
        _ = Mapped(["x"]); // -
        _ = Mapped(["x"]).ToArray(); // ADPT103
    }

    public async Task Operators(string[] paths)
    {
        await Task.Yield();
        _ = paths.Select(p => File.ReadAllText(p)); // -
        var later = paths.Select(p => File.ReadAllText(p)); // -
        _ = paths.Select(p => File.ReadAllText(p)).ToList(); // ADPT103
        var texts = paths.Where(File.Exists).Select(File.ReadAllText); // ADPT103
        foreach (var text in texts)
            _ = text;
        _ = paths.First(p => File.ReadAllText(p) == ""); // ADPT103
        _ = from p in paths select File.ReadAllText(p); // -
        _ = (from p in paths where p.Length > 0 select File.ReadAllText(p)).Any(); // ADPT103
    }

    public async Task Again(string[] paths, bool isLong, bool isLast)
    {
        await Task.Yield();
        var query = paths.Select(File.ReadAllText); // ADPT103
        if (isLong)
            query = query.Where(t => t.Length > 1);
        if (isLast)
            query = query.Where(t => t.Length > 2);
        _ = query.Where(t => t.Length > 3).ToList();
        var never = paths.Select(File.ReadAllText); // -
        never = never.Where(t => t.Length > 1);
        never = never.Where(t => t.Length > 2);
    }

    public async Task Local()
    {
        await Task.Yield();
        Never(); // -
        foreach (var line in Now())
            _ = line;

        IEnumerable<string> Now()
        {
            yield return File.ReadAllText("x"); // ADPT103
        }

        IEnumerable<string> Never()
        {
            yield return File.ReadAllText("x"); // -
        }
    }

    private static IEnumerable<string> Property
    {
        get
        {
            yield return File.ReadAllText("x");
        }
    }

    private static IEnumerable<string> Lines()
    {
        yield return File.ReadAllText("x");
    }

    private static IEnumerable<string> Given() => Lines();

    private static IEnumerable<string> Mapped(string[] paths) => paths.Select(p => File.ReadAllText(p));

    private static IEnumerable<string> Opened()
    {
        File.Delete("x");
        return Lines();
    }

    private static void Count(IEnumerable<string> lines) => _ = lines.Count();

    private static void Ignore(IEnumerable<string> lines)
    {
    }
}

/// <summary>Sequences in a task: whoever awaits it asks for the elements.</summary>
public sealed class InTasks
{
    public Task<IEnumerable<string>> FromResult() => Task.FromResult(Deferred()); // -

    public ValueTask<IEnumerable<string>> New() => new(Deferred()); // -

    public Task<List<string>> Listed() => Task.FromResult(Deferred().ToList()); // ADPT103

    private static IEnumerable<string> Deferred()
    {
        yield return File.ReadAllText("x");
    }
}
