using Generator.Fuzz.Models;

namespace Generator.Fuzz.Grammar;

/// <summary>The types of values. Those of the program itself are declared in its prelude.</summary>
internal static class Kinds
{
    public const string Prelude = """
        namespace Fuzzed
        {
            public enum Color { Red, Green, green, None = -3 }
            [global::System.Flags] public enum Access : ulong { Read = 1, Write = 2, All = 9223372036854775808 }
            [global::System.Diagnostics.CodeAnalysis.Experimental("FUZZ1")] public enum Trial : sbyte { Less = -1, More = 1 }
            public static class Outer { public enum @event { @await, @class } }
            [global::System.Obsolete("gone", error: true)]
            public readonly struct Gone
            {
                private readonly string _text;
                private Gone(string text) => _text = text;
                public static bool TryParse(string text, out Gone value) { value = new Gone(text); return text.StartsWith('g'); }
                public override string ToString() => _text;
            }
            public readonly struct Point : global::System.IParsable<Point>
            {
                private readonly int _x;
                private Point(int x) => _x = x;
                public static Point Parse(string s, global::System.IFormatProvider? provider) => new(int.Parse(s, provider));
                public static bool TryParse(string? s, global::System.IFormatProvider? provider, out Point result)
                {
                    var isPoint = int.TryParse(s, global::System.Globalization.NumberStyles.None, provider, out var x);
                    result = new Point(x);
                    return isPoint;
                }
                public override string ToString() => "p" + _x.ToString(global::System.Globalization.CultureInfo.InvariantCulture);
            }
            public static class Show
            {
                public static string Of(object? value) => value switch
                {
                    null => "null",
                    string text => "'" + text + "'",
                    global::System.Collections.IEnumerable items => "[" + string.Join(";", global::System.Linq.Enumerable.Select(
                        global::System.Linq.Enumerable.Cast<object?>(items), Of)) + "]",
                    global::System.IFormattable number => number.ToString(null, global::System.Globalization.CultureInfo.InvariantCulture),
                    _ => value.ToString() ?? "",
                };
            }
        }

        """;

    public static readonly ValueKind[] All =
    [
        new("string", false, [("a b", "'a b'"), ("ü%", "'ü%'")], null, ("\"d\\\"\"", "'d\"'")),
        new("int", true, [("5", "5"), ("-7", "-7")], "x", ("-9", "-9")),
        new("byte", true, [("255", "255")], "256", ("7", "7")),
        new("ulong", true, [("18446744073709551615", "18446744073709551615")], "-1", ("18446744073709551615", "18446744073709551615")),
        new("decimal", true, [("1.50", "1.50")], "1.5.5", ("3.50m", "3.50")),
        new("double", true, [("2.5", "2.5")], "two", ("double.NaN", "NaN")),
        new("float", true, [("0.5", "0.5")], "half", ("float.NegativeInfinity", "-Infinity")),
        new("bool", true, [("true", "True"), ("FALSE", "False")], "yes", ("true", "True")),
        new("char", true, [("c", "c")], "cc", ("'\\''", "'")),
        new("global::System.Guid", true, [("00000000-0000-0000-0000-000000000001", "00000000-0000-0000-0000-000000000001")], "1",
            ("default", "00000000-0000-0000-0000-000000000000")),
        new("global::System.DateOnly", true, [("2026-01-02", "01/02/2026")], "soon", ("default", "01/01/0001")),
        new("global::Fuzzed.Color", true, [("red", "Red"), ("green", "green"), ("GREEN", "Green"), ("-3", "None")], "blue",
            ("global::Fuzzed.Color.None", "None")),
        new("global::Fuzzed.Access", true, [("read,write", "Read, Write"), ("ALL", "All")], "none",
            ("global::Fuzzed.Access.All | global::Fuzzed.Access.Read", "Read, All")),
        new("global::Fuzzed.Trial", true, [("less", "Less"), ("1", "More")], "2", ("global::Fuzzed.Trial.Less", "Less")),
        new("global::Fuzzed.Outer.@event", true, [("await", "await"), ("Class", "class")], "event",
            ("global::Fuzzed.Outer.@event.@class", "class")),
        new("global::Fuzzed.Gone", true, [("gone", "gone")], "here", ("default", "")),
        new("global::Fuzzed.Point", true, [("4", "p4")], "-4", ("default", "p0")),
    ];
}
