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
        _ = Text.Value; // ADPT113
        _ = _loaded.Value; // ADPT103
        _ = _made.Value.Length; // ADPT103
        _ = _quick.Value; // -
        _ = _loaded.IsValueCreated; // -
    }

    public async Task LocalValues(Lazy<string> unknown)
    {
        await Task.Yield();
        var local = new Lazy<string>(Load);
        _ = local.Value; // ADPT103
        var unread = new Lazy<string>(Load); // -
        _ = unread.IsValueCreated; // -
        _ = new Lazy<string>(Quickly).Value; // -
        _ = new ThreadLocal<string>(Load).Value; // ADPT103
        _ = new Lazy<Opened>().Value; // ADPT103
        _ = new Lazy<Quick>().Value; // -
        _ = new Lazy<Opened>(true).Value.Name; // ADPT103
        _ = unknown.Value; // -
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

    public async Task TextsForOthers(Slow slow, Quick quick, System.Text.StringBuilder builder)
    {
        await Task.Yield();
        builder.Append($"{slow}"); // ADPT103
        builder.Append($"{quick}"); // -
        FormattableString later = $"{slow}"; // -
        _ = later.Format; // -
        _ = $"{slow.GetHashCode()}"; // -
        System.Diagnostics.Debug.Assert(quick is not null, $"{slow}"); // -
        _ = string.Create(null, $"{slow}"); // ADPT103
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
        var (e, f) = quick; // -
    }

    public async Task Parts(List<Slow> slow, List<Quick> quick, (Slow, int) pair, Sliced sliced)
    {
        await Task.Yield();
        foreach (var (a, b) in slow) // ADPT103
        {
        }

        foreach (var (a, b) in quick) // -
        {
        }

        var ((c, d), e) = pair; // ADPT103
        _ = sliced is [1, .. var rest]; // ADPT103
        _ = sliced is [1, ..]; // -
        _ = new Indexed() is [1, ..]; // ADPT103
        _ = new Indexed() is []; // -
        _ = new Indexed() is { Length: 1 }; // -
        switch (pair)
        {
            case ((1, 2), 3): // ADPT103
                break;
            case (_, 4): // -
                break;
        }
    }

    public async Task Awaiters(Awaited slow, Task quick)
    {
        await slow; // ADPT103
        await quick; // -
        await new TimeSpan(1); // ADPT102
        await new QuickAwaited(); // -
        await new LateAwaited(); // ADPT103
    }

    private static readonly unsafe delegate*<string> Kept = &Load;
    private static readonly unsafe delegate*<string> KeptQuick = &Quickly;

    public unsafe Task KeptPointers()
    {
        _ = Kept(); // ADPT103
        _ = KeptQuick(); // -
        return Task.CompletedTask;
    }

    public unsafe Task GivenPointers(delegate*<string> given)
    {
        _ = given(); // -
        return Task.CompletedTask;
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

public sealed class Opened
{
    public Opened() => Name = File.ReadAllText("x");

    public string Name { get; }
}

public sealed class Sliced
{
    public int Length => 1;

    public int this[int index] => index;

    public int[] Slice(int start, int length) => [File.ReadAllText("x").Length];
}

public sealed class Indexed
{
    public int Length => 1;

    public int this[int index] => File.ReadAllText("x").Length;
}

public sealed class LateAwaited : INotifyCompletion
{
    public bool IsCompleted => File.Exists("x") && File.ReadAllText("x").Length > 0;

    public LateAwaited GetAwaiter() => this;

    public void GetResult()
    {
    }

    public void OnCompleted(Action continuation) => continuation();
}

public static class TimeExtensions
{
    public static TaskAwaiter GetAwaiter(this TimeSpan time)
    {
        Thread.Sleep(time);
        return Task.CompletedTask.GetAwaiter();
    }
}

public sealed class QuickAwaited
{
    public TaskAwaiter GetAwaiter() => Task.CompletedTask.GetAwaiter();
}

public sealed class Awaited
{
    public TaskAwaiter GetAwaiter()
    {
        File.ReadAllText("x");
        return Task.CompletedTask.GetAwaiter();
    }
}
