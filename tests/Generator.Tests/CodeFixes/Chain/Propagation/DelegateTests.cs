namespace Generator.Tests.CodeFixes.Chain.Propagation;

/// <summary>Calls in lambdas, and methods that are passed as delegates.</summary>
public sealed class DelegateTests
{
    private const string Title = "Make the chain asynchronous up to 'Store.Save'";

    [Fact]
    public Task A_lambda_becomes_asynchronous_where_it_is_taken_so() => Gives(
        """
        public sealed class Store
        {
            public void Save() => File.WriteAllText("a", Load());

            public string Load() => File.ReadAllText("a");

            public async Task<string> Other()
            {
                await Task.Run(() => Save());
                await Task.Run(() =>
                {
                    Save();
                });
                return await Task.Run(() => Load());
            }
        }
        """,
        """
        public sealed class Store
        {
            public async Task SaveAsync() => await File.WriteAllTextAsync("a", await LoadAsync());

            public async Task<string> LoadAsync() => await File.ReadAllTextAsync("a");

            public async Task<string> Other()
            {
                await Task.Run(async () => await SaveAsync());
                await Task.Run(async () =>
                {
                    await SaveAsync();
                });
                return await Task.Run(async () => await LoadAsync());
            }
        }
        """);

    [Fact]
    public Task A_method_group_is_renamed_where_it_is_taken_so() => Gives(
        """
        public sealed class Store
        {
            public void Save() => File.WriteAllText("a", "b");

            public async Task Other() => await Task.Run(Save);
        }
        """,
        """
        public sealed class Store
        {
            public async Task SaveAsync() => await File.WriteAllTextAsync("a", "b");

            public async Task Other() => await Task.Run(SaveAsync);
        }
        """);

    [Fact]
    public Task A_call_that_was_offloaded_needs_that_no_longer() => Gives(
        """
        public sealed class Store
        {
            public void Save() => File.WriteAllText("a", Load());

            public string Load() => File.ReadAllText("a");

            public async Task<string> Other()
            {
                await Offload.Run(Save);
                await Offload.Run(() => Save());
                return (await Offload.Run(() => Load())).Trim();
            }
        }
        """,
        """
        public sealed class Store
        {
            public async Task SaveAsync() => await File.WriteAllTextAsync("a", await LoadAsync());

            public async Task<string> LoadAsync() => await File.ReadAllTextAsync("a");

            public async Task<string> Other()
            {
                await SaveAsync();
                await SaveAsync();
                return (await LoadAsync()).Trim();
            }
        }
        """);

    [Fact]
    public Task A_lambda_that_returns_its_task_gets_the_async_modifier() => Gives(
        """
        public sealed class Store
        {
            public void Save() => File.WriteAllText("a", "b");

            public async Task<int> Other()
            {
                Func<Task<int>> first = () =>
                {
                    Save();
                    return Task.Run(() => 1);
                };
                Func<int, Task> second = count =>
                {
                    Save();
                    return Task.CompletedTask;
                };
                await second(2);
                return await first();
            }
        }
        """,
        """
        public sealed class Store
        {
            public async Task SaveAsync() => await File.WriteAllTextAsync("a", "b");

            public async Task<int> Other()
            {
                Func<Task<int>> first = async () =>
                {
                    await SaveAsync();
                    return await Task.Run(() => 1);
                };
                Func<int, Task> second = async count =>
                {
                    await SaveAsync();
                };
                await second(2);
                return await first();
            }
        }
        """);

    private static Task Gives(string before, string after) =>
        new ChainRun(ChainRun.Handler + before)
            .Gives(Title, ChainRun.Handler.Replace("store.Save()", "await store.SaveAsync()", StringComparison.Ordinal) + after);
}
