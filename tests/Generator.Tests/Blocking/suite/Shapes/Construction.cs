public sealed class Construction
{
    public async Task Objects()
    {
        await Task.Yield();
        _ = new Direct(); // ADPT102
        _ = new Quick(); // -
        _ = new Inherits(); // ADPT102
        _ = new Chains(1); // ADPT102
        _ = new Initialises(); // ADPT103
        _ = new InitialisesProperty(); // ADPT103
        _ = new Primary("x"); // ADPT103
        _ = new PrimaryQuick("x"); // -
        _ = new Record("x"); // -
        Direct implicitly = new(); // ADPT102
        _ = new Passes(); // ADPT103
        _ = new ChainsQuick(); // -
        _ = new object(); // -
        _ = new List<int>(); // -
    }

    public async Task Statics()
    {
        await Task.Yield();
        _ = Settings.Value; // -
        _ = Written.Count; // ADPT113
        Written.Run(); // ADPT113
        Settings.Run(); // -
        _ = Settings.Constant; // -
        _ = QuickSettings.Value; // -
        _ = Through(); // -
    }

    private static string Through() => Settings.Value;
}

public class Direct { public Direct() => Thread.Sleep(1); }
public class Quick { public Quick() { } }
public sealed class Inherits : Direct;
public sealed class Chains
{
    public Chains(int value) : this() { }
    public Chains() => Thread.Sleep(1);
}
public sealed class ChainsQuick
{
    public ChainsQuick() : this(1) { }
    public ChainsQuick(int value) { }
}
public sealed class Initialises { private readonly string _text = File.ReadAllText("x"); public override string ToString() => _text; }
public sealed class InitialisesProperty { public string Text { get; } = File.ReadAllText("x"); }
public sealed class Primary(string path) { public string Text { get; } = File.ReadAllText(path); }
public sealed class PrimaryQuick(string path) { public string Text => path; }
public sealed record Record(string Path) { public string Text => File.ReadAllText(Path); }
public class Takes { public Takes(string text) { } }
public sealed class Passes() : Takes(File.ReadAllText("x"));
public static class Settings
{
    public const int Constant = 1;
    public static readonly string Value = File.ReadAllText("x"); // ADPT123
    public static readonly Lazy<string> Later = new(() => File.ReadAllText("x")); // -
    public static string Property { get; } = Load(); // ADPT123
    public static void Run() { }
    private static string Load() => File.ReadAllText("x");
}
public static class QuickSettings { public static readonly string Value = "x"; }
public static class Written
{
    public static int Count;
    static Written() => Count = File.ReadAllText("x").Length;
    public static void Run() { }
}
