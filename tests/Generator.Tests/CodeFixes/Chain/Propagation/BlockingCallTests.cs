namespace Generator.Tests.CodeFixes.Chain.Propagation;

/// <summary>The blocking call at the end of a chain, and its async form.</summary>
public sealed class BlockingCallTests
{
    private const string Title = "Make the chain asynchronous up to 'Store.Save'";

    [Fact]
    public Task Sleep_becomes_Delay() => Gives(
        """
        public sealed class Store
        {
            public void Save() => Thread.Sleep(millisecondsTimeout: 10);
        }
        """,
        """
        public sealed class Store
        {
            public async Task SaveAsync() => await Task.Delay(10);
        }
        """);

    [Fact]
    public Task Result_becomes_await() => Gives(
        """
        public sealed class Store
        {
            public void Save() => Console.WriteLine(Load().Result.Length + Load().GetAwaiter().GetResult());

            private static async Task<string> Load() => await File.ReadAllTextAsync("a");
        }
        """,
        """
        public sealed class Store
        {
            public async Task SaveAsync() => Console.WriteLine((await Load()).Length + await Load());

            private static async Task<string> Load() => await File.ReadAllTextAsync("a");
        }
        """);

    [Fact]
    public Task Wait_becomes_await() => Gives(
        """
        public sealed class Store
        {
            public void Save()
            {
                Task.Delay(1).Wait();
                Task.Delay(2).ConfigureAwait(false).GetAwaiter().GetResult();
            }
        }
        """,
        """
        public sealed class Store
        {
            public async Task SaveAsync()
            {
                await Task.Delay(1).ConfigureAwait(false);
                await Task.Delay(2).ConfigureAwait(false);
            }
        }
        """);

    [Fact]
    public Task WaitAll_becomes_WhenAll() => Gives(
        """
        public sealed class Store
        {
            public void Save()
            {
                Task.WaitAll(Task.Delay(1), Task.Delay(2));
                Task.WaitAny(Task.Delay(3), Task.Delay(4));
            }
        }
        """,
        """
        public sealed class Store
        {
            public async Task SaveAsync()
            {
                await Task.WhenAll(Task.Delay(1), Task.Delay(2));
                await Task.WhenAny(Task.Delay(3), Task.Delay(4));
            }
        }
        """);

    [Fact]
    public Task A_token_that_is_in_scope_is_passed_on() => Gives(
        """
        public sealed class Store
        {
            public void Save() => Flush(CancellationToken.None);

            private static void Flush(CancellationToken stop)
            {
                Thread.Sleep(1);
                File.WriteAllText("a", "b");
            }
        }
        """,
        """
        public sealed class Store
        {
            public async Task SaveAsync() => await FlushAsync(CancellationToken.None);

            private static async Task FlushAsync(CancellationToken stop)
            {
                await Task.Delay(1, stop);
                await File.WriteAllTextAsync("a", "b", stop);
            }
        }
        """);

    [Fact]
    public Task A_using_that_blocks_awaits() => Gives(
        """
        public sealed class Store
        {
            public void Save()
            {
                using var connection = Connect();
                connection.ChangeDatabase("a");
            }

            private static System.Data.Common.DbConnection Connect() => throw new NotSupportedException();
        }
        """,
        """
        public sealed class Store
        {
            public async Task SaveAsync()
            {
                await using var connection = Connect();
                await connection.ChangeDatabaseAsync("a");
            }

            private static System.Data.Common.DbConnection Connect() => throw new NotSupportedException();
        }
        """);

    [Fact]
    public Task A_conditional_call_without_a_value_awaits_a_completed_task_otherwise() => Gives(
        """
        public sealed class Store
        {
            public void Save() => Flush(null);

            private static void Flush(Stream? stream)
            {
                stream?.Flush();
            }
        }
        """,
        """
        public sealed class Store
        {
            public async Task SaveAsync() => await FlushAsync(null);

            private static async Task FlushAsync(Stream? stream)
            {
                await (stream?.FlushAsync() ?? Task.CompletedTask);
            }
        }
        """);

    [Fact]
    public Task A_conditional_call_with_a_value_is_tested_first() => Gives(
        """
        public sealed class Store
        {
            public void Save()
            {
                Store? other = this;
                var text = other?.Load();
                var length = other?.Load().Length;
                Console.WriteLine(text + length + (other?.Load() ?? "x"));
                Console.WriteLine(length + Other()?.Load()?.Trim());
            }

            private Store? Other() => this;

            private string Load() => File.ReadAllText("a");
        }
        """,
        """
        public sealed class Store
        {
            public async Task SaveAsync()
            {
                Store? other = this;
                var text = other is null ? null : await other.LoadAsync();
                var length = other is null ? default(int?) : (await other.LoadAsync()).Length;
                Console.WriteLine(text + length + ((other is null ? null : await other.LoadAsync()) ?? "x"));
                Console.WriteLine(length + (Other() is { } found ? (await found.LoadAsync())?.Trim() : null));
            }

            private Store? Other() => this;

            private async Task<string> LoadAsync() => await File.ReadAllTextAsync("a");
        }
        """);

    [Fact]
    public Task A_call_in_a_second_conditional_access_is_tested_first() => Gives(
        """
        public sealed class Store
        {
            private readonly Store? _next = new();

            public void Save() => Console.WriteLine(_next?._next?.Load());

            private string Load() => File.ReadAllText("a");
        }
        """,
        """
        public sealed class Store
        {
            private readonly Store? _next = new();

            public async Task SaveAsync() => Console.WriteLine(_next?._next is { } found ? await found.LoadAsync() : null);

            private async Task<string> LoadAsync() => await File.ReadAllTextAsync("a");
        }
        """);

    private static Task Gives(string before, string after) =>
        new ChainRun(ChainRun.Handler + before)
            .Gives(Title, ChainRun.Handler.Replace("store.Save()", "await store.SaveAsync()", StringComparison.Ordinal) + after);
}
