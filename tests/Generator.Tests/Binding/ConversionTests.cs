using System.Text.Json;

namespace Generator.Tests.Binding;

/// <summary>Text becomes a value in the same way, whichever source it is from.</summary>
public sealed class ConversionTests
{
    private static readonly Lazy<GeneratedApp> App = new(() => GeneratorRun.Of("""
        [AdaptersApp] public static partial class App;

        public enum Color { Red, Green = 5, [System.Text.Json.Serialization.JsonStringEnumMemberName("deep-blue")] Blue, Größe }
        [Flags] public enum Days : byte { None, Mon = 1, Tue = 2, Wed = 4 }
        [Flags] public enum Wide : ulong { Low = 1, High = 1UL << 63 }
        public enum Huge : ulong { Most = ulong.MaxValue }
        public enum Nothing;

        public readonly record struct Plain(string Text) { public static bool TryParse(string text, out Plain value) { value = new(text); return text.StartsWith('p'); } }
        public sealed record Cultured(string Text) { public static bool TryParse(string? text, IFormatProvider? provider, out Cultured? value) { value = text == "c" ? new(text + ReferenceEquals(provider, System.Globalization.CultureInfo.InvariantCulture)) : null; return value is not null; } }
        public readonly record struct Bytes(int Length) { public static bool TryParse(ReadOnlySpan<byte> text, out Bytes value) { value = new(text.Length); return true; } public static bool TryParse(string text, out Bytes value) => throw new InvalidOperationException(); }
        public sealed record Parsable(string Text) : IParsable<Parsable>
        {
            public static Parsable Parse(string s, IFormatProvider? p) => new(s);
            static bool IParsable<Parsable>.TryParse(string? s, IFormatProvider? p, out Parsable result) { result = new(s!); return s!.Length > 1; }
        }

        [Handler]
        public sealed class Own
        {
            [Get("/color")] public string GetColor(Color value) => value.ToString();
            [Get("/color/exact")] public string Exact([FromQuery(IsCaseSensitive = true)] Color value) => value.ToString();
            [Get("/color/{value}")] public string RouteColor(Color value) => value.ToString();
            [Get("/color/later/{value}")] public async Task<string> Later(Color value, Color other = Color.Green) { await Task.Yield(); return value + " " + other; }
            [Get("/days")] public string GetDays(Days value) => value.ToString();
            [Get("/wide")] public string GetWide(Wide value) => value.ToString();
            [Get("/huge")] public string GetHuge(Huge value = Huge.Most, Nothing? nothing = null) => value.ToString();
            [Get("/plain")] public string GetPlain(Plain value) => value.Text;
            [Get("/plain/{value}")] public string RoutePlain(Plain value) => value.Text;
            [Get("/cultured")] public string GetCultured(Cultured value) => value.Text;
            [Get("/bytes")] public string GetBytes(Bytes value) => value.Length.ToString();
            [Get("/parsable")] public string GetParsable(Parsable? value) => value?.Text ?? "null";
            [Get("/time")] public string Time(DateTime value) => value.ToString("O");
            [Get("/offset")] public string Offset(DateTimeOffset? value = null) => value?.ToString("O") ?? "null";
            [Get("/span")] public string Span(TimeSpan value) => value.ToString();
            [Get("/day")] public string Day(DateOnly value, TimeOnly time = default) => value.ToString("O") + time.ToString("O");
            [Get("/guid")] public string Id(Guid value) => value.ToString();
            [Get("/uri")] public string Address(Uri value) => value.ToString();
            [Get("/version")] public string GetVersion(Version value) => value.ToString();
            [Get("/ip")] public string Ip(System.Net.IPAddress value) => value.ToString();
            [Get("/big")] public string Big(System.Numerics.BigInteger value, Int128 other = default) => value + " " + other;
            [Get("/numbers")] public string Numbers(byte a, sbyte b, short c, ushort d, uint e, long f, ulong g, float h, double i, decimal j, Half k, char l) => FormattableString.Invariant($"{a} {b} {c} {d} {e} {f} {g} {h} {i} {j} {k} {l}");
            [Get("/null")] public string Null(int? a, string? b, Color? c, Uri? d, DateOnly? e = null, int? f = 7) => $"{a?.ToString() ?? "-"}{b ?? "-"}{c?.ToString() ?? "-"}{d?.ToString() ?? "-"}{e?.ToString() ?? "-"}{f?.ToString() ?? "-"}";
            [Get("/array")] public string Array(int[] values) => string.Join("|", values);
            [Get("/list")] public string List(List<Color> values, string[]? names = null) => string.Join("|", values) + (names is null ? "null" : string.Join("|", names));
            [Get("/reads")] public async Task<string> Reads(IReadOnlyList<Guid> ids, IEnumerable<int?> values, IList<Plain> plain) { await Task.Yield(); plain.Add(new("x")); return $"{ids.Count} {string.Join("|", System.Linq.Enumerable.Select(values, v => v?.ToString() ?? "null"))} {plain.Count}"; }
        }
        """).Load());

    [Theory]
    [InlineData("/color?value=Red", "Red")]
    [InlineData("/color?value=green", "Green")]
    [InlineData("/color?value=DEEP-BLUE", "Blue")]
    [InlineData("/color?value=Gr%C3%B6%C3%9fe", "Größe")]
    [InlineData("/color?value=5", "Green")]
    [InlineData("/color/exact?value=Green", "Green")]
    [InlineData("/color/green", "Green")]
    [InlineData("/color/later/6", "Blue Green")]
    [InlineData("/color/later/red?other=red", "Red Red")]
    [InlineData("/days?value=mon,%20WED", "Mon, Wed")]
    [InlineData("/days?value=3", "Mon, Tue")]
    [InlineData("/days?value=none", "None")]
    [InlineData("/wide?value=9223372036854775809", "Low, High")]
    [InlineData("/huge", "Most")]
    [InlineData("/huge?value=18446744073709551615", "Most")]
    public void An_enum_is_read_from_its_names_and_numbers(string target, string expected) => Answers(target, expected);

    [Theory]
    [InlineData("/color?value=pink", "value must be one of Red, Green, deep-blue, Größe")]
    [InlineData("/color?value=1", "value must be one of Red, Green, deep-blue, Größe")]
    [InlineData("/color?value=Blue", "value must be one of Red, Green, deep-blue, Größe")]
    [InlineData("/color/exact?value=green", "value must be one of Red, Green, deep-blue, Größe")]
    [InlineData("/days?value=8", "value must be one or more of None, Mon, Tue, Wed")]
    [InlineData("/days?value=mon,", "value must be one or more of None, Mon, Tue, Wed")]
    [InlineData("/huge?nothing=a", "nothing must be one of the allowed names")]
    public void An_enum_has_no_other_names_and_numbers(string target, string sentence) => Refuses(target, sentence);

    [Theory]
    [InlineData("/plain?value=p%20q", "p q")]
    [InlineData("/plain/p%20q", "p q")]
    [InlineData("/cultured?value=c", "cTrue")]
    [InlineData("/bytes?value=%C3%A4", "2")]
    [InlineData("/parsable?value=ab", "ab")]
    [InlineData("/parsable?value=", "null")]
    public void A_type_of_ones_own_is_read_by_its_TryParse(string target, string expected) => Answers(target, expected);

    [Fact]
    public void A_route_value_that_is_not_of_its_type_is_not_found()
    {
        Assert.Equal(404, App.Value.Get("/color/pink").Status);
        Assert.Equal(404, App.Value.Get("/plain/x").Status);
    }

    /// <summary>Whatever the zone of the server is: the tests run in one that is not UTC, too.</summary>
    [Theory]
    [InlineData("/time?value=2026-01-31T12:30:00Z", "2026-01-31T12:30:00.0000000Z")]
    [InlineData("/time?value=2026-01-31T12:30:00%2B02:00", "2026-01-31T10:30:00.0000000Z")]
    [InlineData("/time?value=2026-01-31T12:30:00", "2026-01-31T12:30:00.0000000Z")]
    [InlineData("/offset?value=2026-01-31T12:30:00Z", "2026-01-31T12:30:00.0000000+00:00")]
    [InlineData("/offset?value=2026-01-31T12:30:00-05:00", "2026-01-31T17:30:00.0000000+00:00")]
    [InlineData("/offset?value=2026-01-31", "2026-01-31T00:00:00.0000000+00:00")]
    [InlineData("/offset", "null")]
    public void A_time_is_UTC(string target, string expected) => Answers(target, expected);

    [Theory]
    [InlineData("/span?value=1.12:30:00", "1.12:30:00")]
    [InlineData("/day?value=2026-01-31&time=12:30", "2026-01-3112:30:00.0000000")]
    [InlineData("/guid?value=3fa85f64-5717-4562-b3fc-2c963f66afa6", "3fa85f64-5717-4562-b3fc-2c963f66afa6")]
    [InlineData("/uri?value=https://example.com/a%3Fb", "https://example.com/a?b")]
    [InlineData("/version?value=1.2.3", "1.2.3")]
    [InlineData("/ip?value=%3A%3A1", "::1")]
    [InlineData(
        "/big?value=123456789012345678901234567890&other=-170141183460469231731687303715884105728",
        "123456789012345678901234567890 -170141183460469231731687303715884105728")]
    [InlineData(
        "/numbers?a=255&b=-128&c=-1&d=65535&e=4294967295&f=-9&g=18446744073709551615&h=1.5&i=-2e3&j=3.50&k=0.5&l=x",
        "255 -128 -1 65535 4294967295 -9 18446744073709551615 1.5 -2000 3.50 0.5 x")]
    public void The_types_of_the_platform_are_read(string target, string expected) => Answers(target, expected);

    [Theory]
    [InlineData("/time?value=soon", "value must be a date and time, such as 2026-01-31T12:30:00Z")]
    [InlineData("/span?value=x", "value must be a duration, such as 1.12:30:00")]
    [InlineData("/day?value=x", "value must be a date, such as 2026-01-31")]
    [InlineData("/guid?value=x", "value must be a UUID, such as 3fa85f64-5717-4562-b3fc-2c963f66afa6")]
    [InlineData("/ip?value=x", "value must be an IP address")]
    [InlineData("/big?value=x", "value must be a whole number")]
    [InlineData("/plain?value=x", "value must be a valid value")]
    public void The_client_is_answered_in_words_that_name_no_type(string target, string sentence) => Refuses(target, sentence);

    [Theory]
    [InlineData("/null", "-----7")]
    [InlineData("/null?a=&b=&c=&d=&e=&f=", "------")]
    [InlineData("/null?a=1&b=2&c=red&d=u&e=2026-01-31&f=3", "12Redu01/31/20263")]
    public void An_empty_value_of_a_nullable_is_null(string target, string expected) => Answers(target, expected);

    [Theory]
    [InlineData("/array", "")]
    [InlineData("/array?values=3&other=4&values=5", "3|5")]
    [InlineData("/list?values=red&values=5", "Red|Greennull")]
    [InlineData("/list?names=&names=a%26b", "|a&b")]
    [InlineData("/reads?ids=3fa85f64-5717-4562-b3fc-2c963f66afa6&values=1&values=&plain=p", "1 1|null 2")]
    public void A_collection_takes_all_values_of_its_name(string target, string expected) => Answers(target, expected);

    [Fact]
    public void Each_value_of_a_collection_that_is_wrong_is_an_error() =>
        Refuses("/array?values=a&values=1&values=b", "values must be a whole number from -2147483648 to 2147483647", count: 2);

    [Fact]
    public void A_long_value_is_read_like_a_short_one()
    {
        var text = new string('p', 3000);
        Answers("/plain?value=" + text, text);
        Answers("/plain?value=" + string.Concat(Enumerable.Repeat("%70", 3000)), text);
        Refuses("/day?value=" + text, "value must be a date, such as 2026-01-31");
    }

    private static void Answers(string target, string expected)
    {
        var answer = App.Value.Get(target);
        Assert.Equal((200, expected), (answer.Status, answer.Body));
    }

    private static void Refuses(string target, string sentence, int count = 1)
    {
        var answer = App.Value.Get(target);
        Assert.Equal(400, answer.Status);
        var errors = JsonDocument.Parse(answer.Body).RootElement.GetProperty("errors").EnumerateArray().ToList();
        Assert.Equal(count, errors.Count);
        Assert.Equal(sentence, $"{errors[0].GetProperty("name").GetString()} {errors[0].GetProperty("detail").GetString()}");
    }
}
