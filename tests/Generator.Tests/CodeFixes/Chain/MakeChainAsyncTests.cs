namespace Generator.Tests.CodeFixes.Chain;

/// <summary>Chains of plain methods: the last call is awaited, and so are the calls up to the handler.</summary>
public sealed class MakeChainAsyncTests
{
    private const string Title = "Make the chain asynchronous up to 'Store.Save'";

    [Fact]
    public Task A_helper_becomes_asynchronous_with_its_caller() => Gives(
        """
        public sealed class Store
        {
            public void Save()
            {
                File.WriteAllText("a", "b");
            }
        }
        """,
        """
        public sealed class Store
        {
            public async Task SaveAsync()
            {
                await File.WriteAllTextAsync("a", "b");
            }
        }
        """);

    [Fact]
    public Task Every_helper_on_the_way_changes() => Gives(
        """
        public sealed class Store
        {
            public void Save() => Flush();

            private void Flush() => Write("x");

            private static void Write(string text) => File.WriteAllText("x", text);
        }
        """,
        """
        public sealed class Store
        {
            public async Task SaveAsync() => await FlushAsync();

            private async Task FlushAsync() => await WriteAsync("x");

            private static async Task WriteAsync(string text) => await File.WriteAllTextAsync("x", text);
        }
        """);

    [Fact]
    public Task A_result_is_awaited_before_anything_is_made_upon_it() => Gives(
        """
        public sealed class Store
        {
            public void Save()
            {
                var length = Load().Length;
                var first = Load()[0];
                var both = Load() + Load().Trim();
                Console.WriteLine(length + first + both);
            }

            private string Load() => File.ReadAllText("a");
        }
        """,
        """
        public sealed class Store
        {
            public async Task SaveAsync()
            {
                var length = (await LoadAsync()).Length;
                var first = (await LoadAsync())[0];
                var both = await LoadAsync() + (await LoadAsync()).Trim();
                Console.WriteLine(length + first + both);
            }

            private async Task<string> LoadAsync() => await File.ReadAllTextAsync("a");
        }
        """);

    [Fact]
    public Task Results_in_conditions_and_loops_are_awaited() => Gives(
        """
        public sealed class Store
        {
            public void Save()
            {
                while (Next(1) is { } line && line.Length > 0)
                    Console.WriteLine(line);
                for (var i = 0; Next(i) is not null; i++)
                {
                    if (!IsEmpty(i) || Next(i) == "x")
                        continue;
                }

                foreach (var c in Next(2) ?? "")
                    Console.WriteLine(c);
            }

            private bool IsEmpty(int number) => Next(number) is null;

            private string? Next(int number) => number > 3 ? null : File.ReadAllText("a");
        }
        """,
        """
        public sealed class Store
        {
            public async Task SaveAsync()
            {
                while (await NextAsync(1) is { } line && line.Length > 0)
                    Console.WriteLine(line);
                for (var i = 0; await NextAsync(i) is not null; i++)
                {
                    if (!await IsEmptyAsync(i) || await NextAsync(i) == "x")
                        continue;
                }

                foreach (var c in await NextAsync(2) ?? "")
                    Console.WriteLine(c);
            }

            private async Task<bool> IsEmptyAsync(int number) => await NextAsync(number) is null;

            private async Task<string?> NextAsync(int number) => number > 3 ? null : await File.ReadAllTextAsync("a");
        }
        """);

    [Fact]
    public Task Recursion_ends() => Gives(
        """
        public sealed class Store
        {
            public void Save() => Walk(3);

            private void Walk(int depth)
            {
                if (depth > 0)
                    Walk(depth - 1);
                File.WriteAllText("a", "b");
            }
        }
        """,
        """
        public sealed class Store
        {
            public async Task SaveAsync() => await WalkAsync(3);

            private async Task WalkAsync(int depth)
            {
                if (depth > 0)
                    await WalkAsync(depth - 1);
                await File.WriteAllTextAsync("a", "b");
            }
        }
        """);

    [Fact]
    public Task Other_blocking_calls_in_a_helper_are_awaited_with_the_first() => Gives(
        """
        public sealed class Store
        {
            public void Save()
            {
                File.WriteAllText("a", "b");
                Thread.Sleep(10);
            }
        }
        """,
        """
        public sealed class Store
        {
            public async Task SaveAsync()
            {
                await File.WriteAllTextAsync("a", "b");
                await Task.Delay(10);
            }
        }
        """);

    [Fact]
    public Task A_name_that_is_taken_is_kept() => Gives(
        """
        public sealed class Store
        {
            public void Save() => Flush(1);

            private void Flush(int count) => File.WriteAllText("a", "b" + count);

            public Task FlushAsync(string text, int count) => Task.FromResult(text + count);
        }
        """,
        """
        public sealed class Store
        {
            public async Task SaveAsync() => await Flush(1);

            private async Task Flush(int count) => await File.WriteAllTextAsync("a", "b" + count);

            public Task FlushAsync(string text, int count) => Task.FromResult(text + count);
        }
        """);

    [Fact]
    public Task A_helper_that_has_an_async_alternative_is_left_alone() => Gives(
        """
        public sealed class Store
        {
            public void Save() => Flush();

            public void Flush() => File.WriteAllText("a", "b");

            public async Task FlushAsync() => await File.WriteAllTextAsync("a", "b");
        }
        """,
        """
        public sealed class Store
        {
            public async Task SaveAsync() => await FlushAsync();

            public void Flush() => File.WriteAllText("a", "b");

            public async Task FlushAsync() => await File.WriteAllTextAsync("a", "b");
        }
        """);

    [Fact]
    public Task Comments_and_attributes_stay_where_they_are() => Gives(
        """
        public sealed class Store
        {
            /// <summary>Saves, see <see cref="Flush"/>.</summary>
            public void Save()
            {
                // First.
                Flush(); // Now.
                Console.WriteLine(nameof(Flush));
            }

            [System.ComponentModel.Description("x")]
            void Flush() => /* here */ File.WriteAllText("a", "b");
        }
        """,
        """
        public sealed class Store
        {
            /// <summary>Saves, see <see cref="FlushAsync"/>.</summary>
            public async Task SaveAsync()
            {
                // First.
                await FlushAsync(); // Now.
                Console.WriteLine(nameof(FlushAsync));
            }

            [System.ComponentModel.Description("x")]
            async Task FlushAsync() => /* here */ await File.WriteAllTextAsync("a", "b");
        }
        """);

    [Fact]
    public Task A_call_that_has_an_async_alternative_itself_begins_no_chain() =>
        new ChainRun(ChainRun.Handler + """
            public sealed class Store
            {
                public void Save() => File.WriteAllText("a", "b");

                public async Task SaveAsync() => await File.WriteAllTextAsync("a", "b");
            }
            """).OffersNothing();

    private static Task Gives(string before, string after) =>
        new ChainRun(ChainRun.Handler + before)
            .Gives(Title, ChainRun.Handler.Replace("store.Save()", "await store.SaveAsync()", StringComparison.Ordinal) + after);
}
