public sealed class Members
{
    public async Task Properties(Slow slow, Fast fast)
    {
        await Task.Yield();
        _ = slow.Value; // ADPT102
        slow.Value = 1; // ADPT103
        slow.Value += 1; // ADPT102
        slow.Value++; // ADPT102
        _ = slow[1]; // ADPT102
        slow["x"] = 1; // ADPT103
        _ = slow?.Value; // ADPT102
        _ = fast.Value; // -
        fast.Value = 1; // -
        _ = fast[1]; // -
        _ = slow is { Value: 1 }; // ADPT102
        _ = fast is { Value: 1 }; // -
        _ = slow switch { { Value: 1 } => 1, _ => 2 }; // ADPT102
        _ = new Slow { Value = 1 }; // ADPT103
        _ = new Fast { Value = 1 }; // -
        _ = slow with { Value = 2 }; // ADPT103
        (slow.Value, fast.Value) = (1, 2); // ADPT103
        slow.Happened += () => { }; // ADPT102
        fast.Happened += () => { }; // -
    }

    public async Task Operators(Slow a, Slow b, Fast c, Fast d)
    {
        await Task.Yield();
        _ = a + b; // ADPT102
        _ = c + d; // -
        _ = -a; // ADPT102
        _ = -c; // -
        a += b; // ADPT102
        c += d; // -
        a++; // ADPT102
        c++; // -
        _ = a > b; // ADPT102
        _ = c > d; // -
        _ = a == b; // ADPT102
        _ = c == d; // -
        _ = a != b; // ADPT102
        int number = a; // ADPT102
        int other = c; // -
        var text = (string)a; // ADPT103
        var rest = (string)c; // -
        if (a) // ADPT102
            number++;
        if (c) // -
            other++;
        var (x, y) = a; // ADPT102
        var (v, w) = c; // -
        _ = $"{a}"; // ADPT102
        _ = $"{c}"; // -
        _ = $"{File.ReadAllText("x")}"; // ADPT103
        _ = a.ToString(); // ADPT102
    }

    public async Task Collections(Slow slow, Fast fast, Bag bag)
    {
        await Task.Yield();
        foreach (var item in Lines()) // ADPT103
            _ = item;
        foreach (var item in Numbers()) // -
            _ = item;
        foreach (var item in slow) // ADPT102
            _ = item;
        foreach (var item in fast) // -
            _ = item;
        _ = new Bag { 1 }; // ADPT102
        _ = new Bag(); // -
        _ = (from i in Lines() select i).ToList(); // ADPT103
        _ = (from i in Numbers() where i > Wait() select i).Count(); // ADPT102
        int[] spread = [.. Numbers()]; // -
        string[] lines = [.. Lines()]; // ADPT103
    }

    private static int Wait()
    {
        Thread.Sleep(1);
        return 1;
    }

    private static IEnumerable<string> Lines()
    {
        yield return File.ReadAllText("x");
    }

    private static IEnumerable<int> Numbers()
    {
        yield return 1;
    }
}

public record Slow
{
    public int Value { get { Thread.Sleep(1); return 1; } set => File.Delete("x"); }
    public int this[int index] { get { Thread.Sleep(1); return index; } }
    public int this[string index] { set => File.Delete(index); }
    public event Action Happened { add => Thread.Sleep(1); remove { } }
    public static Slow operator +(Slow a, Slow b) { Thread.Sleep(1); return a; }
    public static Slow operator -(Slow a) { Thread.Sleep(1); return a; }
    public static Slow operator ++(Slow a) { Thread.Sleep(1); return a; }
    public static bool operator true(Slow a) { Thread.Sleep(1); return true; }
    public static bool operator false(Slow a) => false;
    public static implicit operator int(Slow a) { Thread.Sleep(1); return 1; }
    public static explicit operator string(Slow a) => File.ReadAllText("x");
    public static bool operator >(Slow a, Slow b) { Thread.Sleep(1); return true; }
    public static bool operator <(Slow a, Slow b) => false;
    public void Deconstruct(out int a, out int b) { Thread.Sleep(1); (a, b) = (1, 2); }
    public override string ToString() { Thread.Sleep(1); return ""; }
    public virtual bool Equals(Slow? other) { Thread.Sleep(1); return true; }
    public override int GetHashCode() => 0;
    public IEnumerator<int> GetEnumerator() { Thread.Sleep(1); yield return 1; }
}

public record Fast
{
    public int Value { get; set; }
    public int this[int index] => index;
    public event Action Happened { add { } remove { } }
    public static Fast operator +(Fast a, Fast b) => a;
    public static Fast operator -(Fast a) => a;
    public static Fast operator ++(Fast a) => a;
    public static bool operator >(Fast a, Fast b) => true;
    public static bool operator <(Fast a, Fast b) => false;
    public static bool operator true(Fast a) => true;
    public static bool operator false(Fast a) => false;
    public static implicit operator int(Fast a) => 1;
    public static explicit operator string(Fast a) => "";
    public void Deconstruct(out int a, out int b) => (a, b) = (1, 2);
    public override string ToString() => "";
    public Enumerator GetEnumerator() => default;

    public struct Enumerator
    {
        public int Current => 1;
        public bool MoveNext() => false;
    }
}

public sealed class Bag : System.Collections.IEnumerable
{
    public void Add(int item) => Thread.Sleep(1);
    public System.Collections.IEnumerator GetEnumerator() => Array.Empty<int>().GetEnumerator();
}
