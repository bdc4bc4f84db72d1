namespace Generator.Tests.BlockingChecks;

/// <summary>
/// Every shape of [Blocking] method that can be written: the debug build compiles without a warning, and does what the same code
/// does without
/// the marks. A shape that no other method can stand in for has no check.
/// </summary>
public sealed class CheckShapeTests
{
    private const string Defaults = """
        public enum Size : sbyte { Less = -1, None, More } [Flags] public enum Flags : ulong { One = 1, Big = 1UL << 63 } public struct Empty { public int I; }
        public class Values
        {
            [Blocking] public string Enums(Size a = Size.Less, Flags b = Flags.One | Flags.Big, Size? c = Size.More, Size? d = null, Size e = (Size)77, DayOfWeek f = DayOfWeek.Friday) => $"{a}{b}{c}{d}{e}{f}";
            [Blocking] public string Reals(float a = 1.5f, double b = 2.5, decimal c = 3.50m, float d = float.NaN, double e = double.PositiveInfinity, float f = float.NegativeInfinity, double g = -0.0, decimal h = decimal.MinValue, double i = double.Epsilon, decimal? j = 1m, float? k = null) => FormattableString.Invariant($"{a}{b}{c}{d}{e}{f}{g}{h}{i}{j}{k}");
            [Blocking] public string Integers(byte a = 255, sbyte b = -128, short c = -1, ushort d = 1, int e = int.MinValue, uint f = uint.MaxValue, long g = long.MinValue, ulong h = ulong.MaxValue, nint i = -5, nuint j = 5, int? k = 4, int l = 1 + 2 * Three) => $"{a}{b}{c}{d}{e}{f}{g}{h}{i}{j}{k}{l}";
            [Blocking] public string Texts(char a = '\'', char b = '\0', char c = '\ud800', string d = "\"\\\n\0\u2028\ud800", string e = $"{Name}!", string? f = null, string g = nameof(Values)) => $"{(int)a}{(int)b}{(int)c}{d.Length}{e}{f}{g}";
            [Blocking] public string Objects(Empty a = default, Guid b = default, DateTime c = default, CancellationToken d = default, int[]? e = null, object? f = null, (int, string?) g = default, bool h = true) => $"{a.I}{b}{c.Ticks}{d.CanBeCanceled}{e}{f}{g}{h}";
            [Blocking] public string Attributes([Optional] int a, [Optional, DefaultParameterValue(5)] int b, [DateTimeConstant(9L), Optional] DateTime c, [DecimalConstant(0, 0, 0u, 0u, 7u), Optional] decimal d) => $"{a}{b}{c.Ticks}{d}";
            [Blocking] public string Caller(int a, [CallerMemberName] string b = "", [CallerLineNumber] int c = 0, [CallerFilePath] string d = "", [CallerArgumentExpression(nameof(a))] string e = "") => $"{a}{b}{c > 0}{d.Length}{e}";
            private const int Three = 3; private const string Name = "x";
        }
        """;

    private const string Parameters = """
        public struct Point { public int X; [Blocking] public int Move(int by = 1) => X += by; [Blocking] public readonly int Look() => X; [Blocking] public Span<int> Cut(Span<int> a, scoped Span<int> b) => a[b.Length..]; }
        public class Own<T>;
        public static class Extensions
        {
            [Blocking] public static int Sum(this IEnumerable<int> numbers, params IEnumerable<int> more) => Enumerable.Sum(numbers) + Enumerable.Sum(more);
            [Blocking] public static void Push(this ref Point point, int receiver) => point.X += receiver;
            [Blocking] public static int Read(this in Point @this) => @this.X;
            [Blocking] public static string @for<@in>(this @in @this) where @in : notnull => $"{@this}";
        }
        public class Shapes
        {
            [Blocking] public int Refs(ref int a, out int b, in int c, ref readonly int d, scoped ref int e, scoped in int f) { b = a++; e++; return a + b + c + d + e + f; }
            [Blocking] public Span<int> Spans(Span<int> a, scoped Span<int> b, params ReadOnlySpan<int> c) => a[(b.Length + c.Length)..];
            [Blocking] public int Params(params int[] a) => a.Length;
            [Blocking] public int Lists(string a, params List<int> b) => b.Count;
            [Blocking] public int Objects(params object?[]? a) => a?.Length ?? -1;
            [Blocking] public string Keywords(int @class, int await, int scoped, int field, int @params, int _, int receiver, int receiver_) => $"{@class}{await}{scoped}{field}{@params}{_}{receiver}{receiver_}";
            [Blocking] public A Constraints<A, B, C, D, E, F, G>(A a, B b, C c, D? d, E e, F f, G g) where A : class?, IEnumerable<B> where B : notnull where C : unmanaged, Enum where D : class, new() where E : struct where F : A where G : allows ref struct => a;
            [Blocking] public T? Maybe<T>(T? a = default) => a;
            [Blocking] public (int A, string? B) Tuple((int X, int? Y) a, (int, string?) b = default) => (a.X, b.Item2);
            [Blocking] public bool Try([NotNullWhen(true)] out string? a) { a = "x"; return true; }
            [Blocking] [return: MaybeNull] public T Null<T>([AllowNull] T a, [DisallowNull] string? b) => a;
            [Blocking] [return: NotNullIfNotNull(nameof(a))] public string? Same(string? a) => a;
            [Blocking] public dynamic Dynamic(List<dynamic> a) => a[0];
            [Blocking] public async Task<int> Later(int a) { await Task.Yield(); return a; }
            [Blocking] public IEnumerable<int> Count(int a) { for (var i = 0; i < a; i++) yield return i; }
            [Blocking] public string Interpolated(string prefix, [InterpolatedStringHandlerArgument("", "prefix")] ref Text text) => text.Written;
            [Blocking, Obsolete("old")] public int Obsolete() => 1;
            [Blocking] protected internal int Inner() => 1;
            [Blocking] public object Over(object a) => "object";
            [Blocking] public object Over(string a) => "string";
            [Blocking] public object Over<T>(T a) => "T";
            [Blocking] public object Over(in int a) => "in";
            [Blocking] public object Over(int a, int b = 2) => "int";
        }
        [InterpolatedStringHandler] public ref struct Text(int literals, int holes, Shapes owner, string prefix)
        {
            public string Written { get; private set; } = prefix + literals + holes + owner.Params();
            public void AppendLiteral(string text) => Written += text;
            public void AppendFormatted<T>(T value) => Written += value;
        }
        """;

    private const string Members = """
        public interface IStore { [Blocking] int Save(int a = 1); [Blocking] static abstract int Abstract(); [Blocking] static virtual int Virtual() => 2; [Blocking] static int Static() => 3; [Blocking] int Written() => 4; }
        public class Store : IStore { private int _count; public int Save(int a = 1) => ++_count; public static int Abstract() => 1; int IStore.Written() => 5; }
        public struct Small : IStore { private int _count; public int Save(int a = 1) => ++_count; public static int Abstract() => 1; }
        public abstract class Base { [Blocking] public virtual string Save(string by = "base") => by; [Blocking] public virtual string Any<T>(T a) => $"{a}"; [Blocking] public string Plain() => "plain"; [Blocking] public abstract string Open(); [Blocking] protected internal virtual string Inner() => "inner"; }
        public class Derived : Base
        {
            public override string Save(string by = "derived") => base.Save() + base.Save(by);
            public override string Any<T>(T a) => base.Any(a) + base.Any<int>(1);
            public override string Open() => "open";
            protected internal override string Inner() => "and " + base.Inner();
            public string Lambdas() { Func<string> a = () => base.Save(); string F() => base.Save("f"); Func<string, string> b = base.Save; return a() + F() + b("b"); }
            public string BasePlain() => base.Plain();
        }
        public class Last : Derived { public sealed override string Save(string by = "last") => base.Save(by); }
        public class Quiet : Derived { [NonBlocking] public override string Save(string by = "quiet") => by; }
        [Blocking] public class All { public int Slow() => 1; [NonBlocking] public int Fast() => 2; }
        public ref struct OnStack { [Blocking] public int Go() => 1; }
        public class Generic<T> { [Blocking] public int Go() => 1; public class In { [Blocking] public int Go() => 2; } }
        file class Local { [Blocking] public int Go() => 1; public class In { [Blocking] public int Go() => 2; } }
        public class Hidden { private class In { [Blocking] public int Go() => 1; } [Blocking] private int Self() => 2; public int Go() => new In().Go() + Self(); }
        public static class Blocks { extension(Store store) { [Blocking] public int InBlock() => 1; } }
        public class Bound
        {
            [Blocking] public unsafe int Pointer(int* a, delegate*<void> b, int*[] c) => 1;
            [Blocking] public string Dynamic(dynamic a) => "dynamic"; public string Dynamic(int a) => "int";
            [Blocking, Obsolete("gone", true)] public int Gone() => 1;
            [Blocking, Experimental("TRY001")] public int Tried() => 1;
            [Blocking, Conditional("UNDEFINED")] public void Never() => throw new NotSupportedException();
            [Blocking, Conditional("DEFINED")] public void Always(ref int a) => a++;
            [Blocking] public static int operator +(Bound a, int b) => b;
            [Blocking] public int this[int a] => a;
        }
        """;

    private static readonly Dictionary<string, string> Checked = new()
    {
        ["Enums"] = "new Values().Enums()", ["Reals"] = "new Values().Reals()", ["Integers"] = "new Values().Integers()",
        ["Texts"] = "new Values().Texts()",
        ["Objects"] = "new Values().Objects()", ["Attributes"] = "new Values().Attributes()", ["Caller"] = "new Values().Caller(1 + 1)",
        ["Named"] = "new Values().Enums(f: DayOfWeek.Monday, a: Size.More)",
        ["Refs"] = "new Shapes().Refs(ref i, out var b, 3, in j, ref i, j) + b + i",
        ["Spans"] = "new Shapes().Spans(new int[9], [1], 2, 3).Length",
        ["Params"] = "new Shapes().Params(1, 2)", ["NoParams"] = "new Shapes().Params()", ["Array"] = "new Shapes().Params([1, 2, 3])",
        ["Lists"] = "new Shapes().Lists(\"\", 1, 2)",
        ["ObjectArray"] = "new Shapes().Objects(new object[] { 1, 2 })",
        ["OneObject"] = "new Shapes().Objects((object)new object[] { 1, 2 })", ["NullArray"] = "new Shapes().Objects(null)",
        ["Keywords"] = "new Shapes().Keywords(1, 2, 3, 4, 5, 6, 7, 8)",
        ["NamedKeywords"] = "new Shapes().Keywords(await: 1, @class: 2, receiver_: 3, receiver: 4, _: 5, @params: 6, field: 7, scoped: 8)",
        ["Constraints"] = "new Shapes().Constraints<IEnumerable<int>, int, DayOfWeek, object, int, List<int>, Span<int>>([1], 2, "
            + "DayOfWeek.Friday, null, 1, [], default).Count()",
        ["Maybe"] = "new Shapes().Maybe<int>() + new Shapes().Maybe(3)", ["Tuple"] = "new Shapes().Tuple((1, 2))",
        ["Try"] = "new Shapes().Try(out var s) ? s : \"\"",
        ["Null"] = "new Shapes().Null<string>(null, \"x\") ?? \"null\"", ["Same"] = "new Shapes().Same(\"a\").Length",
        ["Dynamic"] = "(object)new Shapes().Dynamic([1])",
        ["Later"] = "new Shapes().Later(3).Result", ["Count"] = "new Shapes().Count(3).Max()",
        ["Interpolated"] = "new Shapes().Interpolated(\"p\", $\"a{i}b\")",
        ["Inner"] = "new Shapes().Inner()", ["OverObject"] = "new Shapes().Over((object)\"\")", ["OverString"] = "new Shapes().Over(\"\")",
        ["OverGeneric"] = "new Shapes().Over(2.0)",
        ["OverIn"] = "new Shapes().Over(in i)", ["OverInt"] = "new Shapes().Over(3)", ["OverExplicit"] = "new Shapes().Over<string>(\"\")",
        ["Sum"] = "new[] { 1 }.Sum(2, 3) + Extensions.Sum([1], [2])", ["Push"] = "Push(ref point).X",
        ["Read"] = "point.Read() + Extensions.Read(in point) + new Point { X = 5 }.Read()", ["For"] = "3.@for() + Extensions.@for(4)",
        ["Move"] = "point.Move() + point.Move(2) + point.X", ["MoveCopy"] = "Copy(point) + point.X",
        ["MoveValue"] = "new Point { X = 4 }.Move()", ["MoveElement"] = "Element().X", ["MoveNullable"] = "((Point?)point)?.Move()",
        ["Look"] = "point.Look() + new Point().Look()", ["Cut"] = "point.Cut(new int[5], [1]).Length",
        ["Interface"] = "((IStore)new Store()).Save()", ["InterfaceOfStruct"] = "Twice(new Small())",
        ["ClassParameter"] = "OfClass(new Store())", ["StaticInterface"] = "IStore.Static()",
        ["Written"] = "((IStore)new Store()).Written()",
        ["Overridden"] = "new Derived().Save()", ["OverriddenTwice"] = "new Last().Save(\"x\")", ["ByBase"] = "((Base)new Last()).Save()",
        ["AnyOverridden"] = "new Derived().Any(2)", ["Open"] = "((Base)new Derived()).Open()",
        ["OverriddenInner"] = "new Derived().Inner()",
        ["BasePlain"] = "new Derived().BasePlain()", ["Slow"] = "new All().Slow()",
    };

    private static readonly Dictionary<string, string> Unchecked = new()
    {
        ["Lambdas"] = "new Derived().Lambdas()", ["Quiet"] = "new Quiet().Save()", ["Fast"] = "new All().Fast()",
        ["OnStack"] = "new OnStack().Go()", ["Generic"] = "new Generic<int>().Go() + new Generic<int>.In().Go()",
        ["File"] = "new Local().Go() + new Local.In().Go()", ["Hidden"] = "new Hidden().Go()", ["InBlock"] = "new Store().InBlock()",
        ["Abstract"] = "OfStatic<Store>()", ["StructParameter"] = "OfStruct(new Small())",
        ["AnyParameter"] = "OfAny(new Small()) + OfAny(new Store())",
        ["DynamicParameter"] = "new Bound().Dynamic((object)1)", ["Gone"] = "OfError()", ["Tried"] = "OfTried()",
        ["Never"] = "Conditional()", ["Operator"] = "new Bound() + 1", ["Indexer"] = "new Bound()[1]", ["Pointer"] = "OfPointers()",
        ["Tree"] = "((System.Linq.Expressions.Expression<Func<Values, string>>)(v => v.Enums(Size.More, Flags.One, null, null, "
            + "Size.None, DayOfWeek.Friday))).ToString()",
        ["Query"] = "(from s in new[] { new Store() }.AsQueryable() let c = new All().Slow() where Enumerable.Range(0, new "
            + "Shapes().Params(c)).Any() select s.InBlock()).Expression",
    };

    private static readonly Lazy<byte[]> WithMarks = new(() => CheckedBuild.Of(Source));
    private static readonly Lazy<byte[]> WithoutMarks = new(
        () =>
            CheckedBuild.Of(
                Source.Replace("[Blocking]", "", StringComparison.Ordinal).Replace("[Blocking, ", "[", StringComparison.Ordinal)));

    public static TheoryData<string> CheckedCalls => [.. Checked.Keys];

    public static TheoryData<string> UncheckedCalls => [.. Unchecked.Keys];

    [Theory]
    [MemberData(nameof(CheckedCalls))]
    [MemberData(nameof(UncheckedCalls))]
    public void A_call_does_what_it_does_without_the_check(string call) =>
        Assert.Equal(CheckedBuild.Call(WithoutMarks.Value, call), CheckedBuild.Call(WithMarks.Value, call));

    [Theory]
    [MemberData(nameof(CheckedCalls))]
    public void A_call_on_a_loop_throws(string call) =>
        Assert.IsType<InvalidOperationException>(CheckedBuild.OnLoop(() => CheckedBuild.Call(WithMarks.Value, call)));

    [Theory]
    [MemberData(nameof(UncheckedCalls))]
    public void What_cannot_be_stood_in_for_is_called_as_it_is(string call) =>
        Assert.Null(CheckedBuild.OnLoop(() => CheckedBuild.Call(WithMarks.Value, call)));

    private static string Source => $$"""
        using System.Diagnostics; using System.Diagnostics.CodeAnalysis;
        using System.Runtime.CompilerServices; using System.Runtime.InteropServices;
        {{Defaults}} {{Parameters}} {{Members}}
        public static class Own
        {
            private static Point Push(ref Point point) { point.Push(2); Extensions.Push(ref point, 3); return point; }
            private static int Copy(in Point point) => point.Move() + point.Move();
            private static Point Element() { var points = new Point[1]; points[0].Move(); points[0].Move(); return points[0]; }
            private static int Twice(IStore store) => store.Save() + store.Save();
            private static int OfClass<T>(T store) where T : class, IStore => store.Save() + store.Save();
            private static int OfStruct<T>(T store) where T : struct, IStore => store.Save() + store.Save();
            private static int OfAny<T>(T store) where T : IStore => store.Save() + store.Save();
            private static int OfStatic<T>() where T : IStore => T.Abstract() + T.Virtual();
            private static unsafe int OfPointers() { var i = 1; return new Bound().Pointer(&i, null, null!); }
            private static int Conditional() { var i = 1; new Bound().Never(); new Bound().Always(ref i); return i; }
            [Obsolete] private static int OfGone() => new Bound().Gone();
        #pragma warning disable CS0612, TRY001
            private static int OfError() => OfGone();
            private static int OfTried() => new Bound().Tried();
        #pragma warning restore CS0612, TRY001
            {{string.Concat(Checked.Concat(Unchecked).Select(c => $"public static string? {c.Key}() {{ var (i, j, point) = (5, 6, new Point {{ X = 7 }}); return FormattableString.Invariant($\"{{({c.Value})}}{{i}}{{j}}{{point.X}}\"); }}\n"))}}
        }
        """;
}
