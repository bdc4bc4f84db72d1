public sealed partial class Helpers
{
    private readonly Store _store = new();
    private readonly Func<string> _load = () => File.ReadAllText("x");
    private readonly Action _quick = () => { };
    private readonly Action _given;
    private Action _changing = () => Thread.Sleep(1);

    public Helpers() => _given = Sleep;

    public Func<string> Loader { get; } = LoadStatic;

    public async Task Depth()
    {
        await Task.Yield();
        One(); // ADPT112
        Nothing(); // -
        _store.Save(); // ADPT103
        _store.Count(); // -
        LoadStatic(); // ADPT103
        this.Extended(); // ADPT103
        this.Harmless(); // -
    }

    public async Task Cycles()
    {
        await Task.Yield();
        Even(3); // ADPT102
        Ping(3); // -
        Self(3); // -
        First(3); // ADPT103
    }

    public async Task Parts()
    {
        await Task.Yield();
        Partial(); // ADPT102
        PartialQuick(); // -
    }

    public async Task Kept()
    {
        await Task.Yield();
        _load(); // ADPT103
        _quick(); // -
        _given(); // ADPT102
        _changing(); // -
        Loader(); // ADPT103
        _load.Invoke(); // ADPT103
    }

    public async Task Generics()
    {
        await Task.Yield();
        Use(new Slow()); // ADPT102
        UseStruct(new Fast()); // -
        Make<int>(); // ADPT103
        Identity(1); // -
    }

    public async Task Marks()
    {
        await Task.Yield();
        Marked(); // ADPT109
        Promised(); // -
        _ = MarkedProperty; // ADPT109
        _ = new MarkedType(); // ADPT109
        var mixed = new Mixed(); // ADPT109
        mixed.Any(); // ADPT109
        BehindMark(); // ADPT109
        BehindPromise(); // -
    }

    public async Task AsyncHelpers()
    {
        await InScopeItself(); // -
        await Task.Run(() => One()); // -
        await Offload.Run(One); // -
    }

    public async Task InScopeItself()
    {
        await Task.Yield();
        One(); // ADPT112
    }

    private static void One() => Two();
    private static void Two() => Three();
    private static void Three() => Sleep();
    private static void Sleep() => Thread.Sleep(1);
    private static void Nothing() => Nothing2();
    private static void Nothing2() { }
    private static string LoadStatic() => File.ReadAllText("x");

    private static bool Even(int n) => n == 0 || Odd(n - 1);
    private static bool Odd(int n)
    {
        Sleep();
        return n != 0 && Even(n - 1);
    }

    private static void Ping(int n) { if (n > 0) Pong(n - 1); }
    private static void Pong(int n) { if (n > 0) Ping(n - 1); }
    private static int Self(int n) => n == 0 ? 0 : Self(n - 1);
    private static void First(int n) => Second(n);
    private static void Second(int n) => Third(n);
    private static void Third(int n)
    {
        if (n > 0)
            First(n - 1);
        File.Delete("x");
    }

    partial void Partial();
    partial void PartialQuick();

    private static void Use<T>(T store) where T : IStore => store.Save();
    private static void UseStruct(Fast store) => store.Save();
    private static T? Make<T>()
    {
        File.Delete("x");
        return default;
    }

    private static T Identity<T>(T value) => value;

    [Blocking]
    private static void Marked() { }

    [NonBlocking]
    private static void Promised()
    {
        Sleep(); // ADPT102
    }

    [Blocking]
    private static int MarkedProperty => 1;

    private static void BehindMark() => Marked();
    private static void BehindPromise() => Promised();
}

public sealed partial class Helpers
{
    partial void Partial() => Sleep();

    partial void PartialQuick() { }
}

[Blocking]
public sealed class MarkedType;

[Blocking]
public sealed class Mixed
{
    public void Any() { }
}

public sealed class Store
{
    public void Save() => Flush();
    public int Count() => 1;
    private static void Flush() => File.WriteAllText("x", "");
}

public static class Extensions
{
    public static void Extended(this Helpers helpers) => File.Delete("x");
    public static void Harmless(this Helpers helpers) { }
}

public interface IStore
{
    void Save();
}

public sealed class Slow : IStore
{
    public void Save() => Thread.Sleep(1);
}

public struct Fast
{
    public readonly void Save() { }
}
