using System.Runtime.CompilerServices;

/// <summary>Calls that nobody writes as one.</summary>
public sealed class Implicit
{
    private static readonly Lazy<string> Text = new(() => File.ReadAllText("x"));
    private readonly Lazy<string> _loaded = new(Load);
    private readonly Lazy<string> _quick = new(() => "x");
    private readonly Lazy<string> _made;

    public Implicit() => _made = new Lazy<string>(Load, true);

    public async Task Values()
    {
        await Task.Yield();
        _ = Text.Value; // ADPT103
        _ = _loaded.Value; // ADPT103
        _ = _made.Value.Length; // ADPT103
        _ = _quick.Value; // -
        _ = _loaded.IsValueCreated; // -
    }

    public async Task Texts(Slow slow, Inherited inherited, Quick quick)
    {
        await Task.Yield();
        _ = $"{slow}"; // ADPT103
        _ = $"{inherited}"; // ADPT103
        _ = $"{quick}"; // -
        _ = "x" + slow; // ADPT103
        _ = slow + "x"; // ADPT103
        _ = "x" + inherited + "y"; // ADPT103
        _ = "x" + quick; // -
        var text = "x";
        text += slow; // ADPT103
        text += quick; // -
    }

    public async Task Patterns(Slow slow, Quick quick, Listed listed)
    {
        await Task.Yield();
        _ = slow is var (a, b); // ADPT103
        _ = slow is (1, 2); // ADPT103
        _ = quick is (1, 2); // -
        _ = listed is [1, ..]; // ADPT103
        _ = listed is { Name: "x" }; // -
        var (c, d) = slow; // ADPT103
    }

    public async Task Awaiters(Awaited slow, Task quick)
    {
        await slow; // ADPT103
        await quick; // -
    }

    public unsafe Task Pointers()
    {
        delegate*<string> load = &Load;
        _ = load(); // ADPT103
        delegate*<string> quick = &Quickly;
        _ = quick(); // -
        return Task.CompletedTask;
    }

    private static string Load() => File.ReadAllText("x");

    private static string Quickly() => "x";
}

public class Slow
{
    public override string ToString() => File.ReadAllText("x");

    public void Deconstruct(out int a, out int b) => (a, b) = (File.ReadAllText("x").Length, 1);
}

public sealed class Inherited : Slow;

public sealed class Quick
{
    public override string ToString() => "x";

    public void Deconstruct(out int a, out int b) => (a, b) = (1, 2);
}

public sealed class Listed
{
    public string Name => "x";

    public int Count => File.ReadAllText("x").Length;

    public int this[int index] => index;
}

public sealed class Awaited
{
    public TaskAwaiter GetAwaiter()
    {
        File.ReadAllText("x");
        return Task.CompletedTask.GetAwaiter();
    }
}
