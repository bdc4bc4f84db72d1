using Adapters;
using Adapters.Generator.Background;
using Cronos;

namespace Generator.Tests.Background;

/// <summary>Cron expressions mean what Cronos, a library for them, says.</summary>
public sealed class CronTests
{
    private static readonly (int Least, int Most, string[] Names)[] Fields =
    [
        (0, 59, []), (0, 59, []), (0, 23, []), (1, 31, []),
        (1, 12, ["JAN", "feb", "Mar", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]),
        (0, 7, ["SUN", "mon", "TUE", "WED", "THU", "FRI", "SAT"]),
    ];

    [Fact]
    public void Random_expressions_have_the_times_of_Cronos()
    {
        var random = new Random(20_261_128);
        var never = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var text = Write(random, hasSeconds: i % 2 == 0);
            if (!CronExpression.TryParse(text, i % 2 == 0 ? CronFormat.IncludeSeconds : CronFormat.Standard, out var theirs))
                Assert.Fail($"Cronos does not read '{text}'.");
            var time = new DateTimeOffset(random.NextInt64(new DateTime(2000, 1, 1).Ticks, new DateTime(2090, 1, 1).Ticks), TimeSpan.Zero);
            if (CronParser.Parse(text, out var error) is not { } sets)
            {
                Assert.Contains("none of its months", error.Message, StringComparison.Ordinal);
                Assert.Null(theirs.GetNextOccurrence(time, TimeZoneInfo.Utc));
                never++;
                continue;
            }

            var ours = new CronSchedule(sets[0], sets[1], sets[2], sets[3], sets[4], sets[5]);
            for (var step = 0; step < 3; step++)
            {
                var next = ours.Next(time);
                Assert.True(next == theirs.GetNextOccurrence(time, TimeZoneInfo.Utc), $"'{text}' after {time:O}: {next:O}");
                time = next!.Value;
            }
        }

        Assert.InRange(never, 1, 1_000);
    }

    [Theory]
    [InlineData("0 0 29 2 1", "2096-03-01T00:00:00Z", "2112-02-29")]
    [InlineData("59 23 31 12 *", "2026-12-31T23:59:00Z", "2027-12-31")]
    public void A_time_may_be_far_away(string text, string after, string expected)
    {
        var sets = CronParser.Parse(text, out _)!;
        var next = new CronSchedule(sets[0], sets[1], sets[2], sets[3], sets[4], sets[5]).Next(DateTimeOffset.Parse(after));
        Assert.Equal(expected, next?.ToString("yyyy-MM-dd"));
    }

    private static string Write(Random random, bool hasSeconds) =>
        string.Join(
            random.Next(8) == 0 ? "  " : " ",
            Fields.Skip(hasSeconds ? 0 : 1).Select(f => WriteField(random, f.Least, f.Most, f.Names)));

    private static string WriteField(Random random, int least, int most, string[] names) => random.Next(4) == 0
        ? "*"
        : WriteItem(random, least, most, names, isOne: true, 1 + random.Next(3));

    /// <summary>Writes items with commas between them. Cronos has no star among several.</summary>
    private static string WriteItem(Random random, int least, int most, string[] names, bool isOne, int count)
    {
        if (count > 1)
            return string.Join(',', Enumerable.Range(0, count).Select(_ => WriteItem(random, least, most, names, isOne: false, 1)));
        var first = random.Next(least, most + 1);
        var last = random.Next(first, most + 1);
        var range = random.Next(isOne ? 0 : 1, 4) switch
        {
            0 => "*",
            1 => $"{Name(random, first, least, names)}-{Name(random, last, least, names)}",
            _ => Name(random, first, least, names),
        };
        return range + (random.Next(3) == 0 || range == "*" ? $"/{random.Next(1, most + 1)}" : "");
    }

    private static string Name(Random random, int number, int least, string[] names) =>
        random.Next(2) == 0 && number - least < names.Length ? names[number - least] : number.ToString();
}
