namespace Generator.Tests.Rules.Definitions;

/// <summary>The rules on methods that run in the background, and on their times.</summary>
public sealed class BackgroundRuleTests
{
    [Theory]
    [InlineData(
        "[Background] public static void [|Run|](CancellationToken c) { }",
        "it returns no Task or ValueTask, so nobody could wait for its end")]
    [InlineData(
        "[Background] public static Task [|Run|]() => Task.CompletedTask;",
        "it takes no CancellationToken, so nothing could stop it")]
    [InlineData("[Every(\"1s\")] public static int [|Run|]() => 1;", "it returns neither nothing, nor a Task or a ValueTask")]
    [InlineData(
        "[Every(\"1s\")] public static Task<int> [|Run|]() => Task.FromResult(1);",
        "it returns neither nothing, nor a Task or a ValueTask")]
    [InlineData(
        "[Every(\"1s\")] public static async void [|Run|]() => await Task.Yield();",
        "it is async void, so its end and its exceptions are lost")]
    [InlineData("[Every(\"1s\")] private static void [|Run|]() { }", "it is neither public nor internal")]
    [InlineData("[Every(\"1s\")] public static void [|Run|]<T>() { }", "it is generic")]
    [InlineData(
        "[Every(\"1s\"), Cron(\"* * * * *\")] public static void [|Run|]() { }",
        "it has several of [Background], [Every] and [Cron]")]
    [InlineData(
        "[Every(\"1s\")] public static void [|Run|](int count) { }",
        "its parameter 'count' of type 'int' has no value: mark it with [FromServices] if it is a service")]
    [InlineData(
        "[Every(\"1s\")] public static void [|Run|]([FromQuery] string text) { }",
        "its parameter 'text' of type 'string' has no value: it takes services and a CancellationToken alone")]
    [InlineData(
        "[Every(\"1s\")] public static void [|Run|](ref Uri uri) { }",
        "its parameter 'uri' of type 'System.Uri' has no value: it is passed by reference")]
    [InlineData(
        "[Every(\"1s\")] public static void [|Run|](Span<byte> span) { }",
        "its parameter 'span' of type 'System.Span<byte>' has no value: no service can be of that type")]
    [InlineData(
        "[Every(\"1s\")] public void [|Run|]() { }",
        "'Work' has no [Handler], so nothing makes an object of it: make the method static")]
    public void ADPT030_a_method_that_cannot_run(string method, string reason) =>
        RuleRun.Finds("ADPT030", $"'Run' cannot run in the background: {reason}", $"public class Work {{ {method} }}");

    [Fact]
    public void ADPT030_a_class_that_cannot_be_named() => RuleRun.Finds(
        "ADPT030", "'Run' cannot run in the background: generated code cannot name 'Work': it is generic, private or local to its file",
        "public static class Work<T> { [Every(\"1s\")] public static void [|Run|]() { } }");

    [Theory]
    [InlineData("Every(\"5[|x|]\")", "5x", "the units are ms, s, m, h and d")]
    [InlineData("Every(\"1[|h-|]5m\")", "1h-5m", "the units are ms, s, m, h and d")]
    [InlineData("Every(\"[|m|]\")", "m", "a whole number is expected here, such as 30s or 1h30m")]
    [InlineData("Every(\"[|50ms|]\")", "50ms", "an interval is from 100ms to 30d")]
    [InlineData("Every(\"[|31d|]\")", "31d", "an interval is from 100ms to 30d")]
    [InlineData(
        "Cron(\"[|* * *|]\")", "* * *",
        "it has 3 fields: minute, hour, day of the month, month and day of the week are five, and seconds before them make six")]
    [InlineData("Cron(\"[|60|] * * * *\")", "60 * * * *", "the minute is a number from 0 to 59, or *")]
    [InlineData("Cron(\"0 1,[|24|] * * *\")", "0 1,24 * * *", "the hour is a number from 0 to 23, or *")]
    [InlineData("Cron(\"* * * [|JANUARY|] *\")", "* * * JANUARY *", "the month is a number from 1 to 12 or JAN to DEC, or *")]
    [InlineData(
        "Cron(\"* * * * MON-[|8|]\")", "* * * * MON-8", "the day of the week is a number from 0 to 7 or SUN to SAT, or *")]
    [InlineData("Cron(\"*/[|0|] * * * *\")", "*/0 * * * *", "a step of the minute is a number from 1 to 59")]
    [InlineData("Cron(\"[|30-10|] * * * *\")", "30-10 * * * *", "the range ends before it begins: write two of them")]
    [InlineData(
        "Cron(\"0 0 [|L|] * *\")", "0 0 L * *",
        "'L', 'W' and '#' are not supported: write the days as numbers, and check the rest in the method")]
    [InlineData("Cron(\"[|0 0 30 2 *|]\")", "0 0 30 2 *", "none of its months has such a day")]
    public void ADPT031_a_schedule_that_cannot_be_read(string attribute, string text, string reason) => RuleRun.Finds(
        "ADPT031", $"The schedule '{text}' cannot be read: {reason}",
        $"public static class Work {{ [{attribute}] public static void Run() {{ }} }}");

    [Theory]
    [InlineData("[Every(\"1h30m\")] public static void Run(Uri uri, CancellationToken c) { }")]
    [InlineData("[Cron(\"0 0 ? * SUN,MON-FRI/2\")] public static ValueTask Run([FromServices] int number) => default;")]
    [InlineData("[Cron(\"*/10 * * * * *\")] internal static Task Run() => Task.CompletedTask;")]
    public void A_method_that_can_run_is_no_finding(string method) => RuleRun.FindsNothing($"public static class Work {{ {method} }}");

    [Fact]
    public void A_handler_class_may_have_jobs_alone() => RuleRun.FindsNothing(
        "[Handler] public sealed class Work { [Every(\"1s\")] public void Run() { } }");
}
