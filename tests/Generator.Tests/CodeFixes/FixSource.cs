namespace Generator.Tests.CodeFixes;

/// <summary>The source around a statement in the tests of the fixes.</summary>
internal static class FixSource
{
    /// <summary>An asynchronous method with something of everything.</summary>
    public static string Method(string statement) => $$"""
        public class Own
        {
            public async Task Run(
                Task task, Task<string> value, string value2, Stream stream, Stream? maybe, TextReader? reader, byte[] bytes,
                SemaphoreSlim semaphore, Func<Stream> make, StackExchange.Redis.IDatabase redis)
            {
                await Task.Yield();
                {{statement}}
            }

            private static void Helper() => Thread.Sleep(1);
        }

        """;

    /// <summary>An asynchronous method that is given a token.</summary>
    public static string WithToken(string statement) => $$"""
        public class Own
        {
            public async Task Run(Task task, Stream stream, byte[] bytes, SemaphoreSlim semaphore, CancellationToken token)
            {
                await Task.Yield();
                {{statement}}
            }
        }

        """;

    /// <summary>A class with members of one line each.</summary>
    public static string Class(params string[] members) => $$"""
        public class Own
        {
        {{string.Join('\n', members.Select(m => $"    {m}"))}}
        }

        """;
}
