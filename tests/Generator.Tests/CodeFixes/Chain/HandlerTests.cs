namespace Generator.Tests.CodeFixes.Chain;

/// <summary>Chains that start in a handler, or in a program.</summary>
public sealed class HandlerTests
{
    [Fact]
    public Task Top_level_statements_await() => new ChainRun(
        """
        new Store().Save();
        return;

        public sealed class Handlers(Store store)
        {
            [NonBlocking]
            public async Task Save()
            {
                await Task.Yield();
                store.Save();
            }
        }

        public sealed class Store
        {
            public void Save() => File.WriteAllText("a", "b");
        }
        """, kind: Microsoft.CodeAnalysis.OutputKind.ConsoleApplication).Gives("Make the chain asynchronous up to 'Store.Save'",
        """
        await new Store().SaveAsync();
        return;

        public sealed class Handlers(Store store)
        {
            [NonBlocking]
            public async Task Save()
            {
                await Task.Yield();
                await store.SaveAsync();
            }
        }

        public sealed class Store
        {
            public async Task SaveAsync() => await File.WriteAllTextAsync("a", "b");
        }
        """);

    [Fact]
    public Task A_handler_that_returns_its_task_gets_the_async_modifier() => new ChainRun(
        """
        public sealed class Handlers(Store store)
        {
            [NonBlocking]
            public Task Save()
            {
                store.Save();
                return Task.CompletedTask;
            }
        }

        public sealed class Store
        {
            public void Save() => File.WriteAllText("a", "b");
        }
        """).Gives("Make the chain asynchronous up to 'Store.Save'",
        """
        public sealed class Handlers(Store store)
        {
            [NonBlocking]
            public async Task Save()
            {
                await store.SaveAsync();
            }
        }

        public sealed class Store
        {
            public async Task SaveAsync() => await File.WriteAllTextAsync("a", "b");
        }
        """);

    [Fact]
    public Task A_synchronous_method_that_must_not_block_keeps_its_name() => new ChainRun(
        """
        public sealed class Handlers(Store store)
        {
            [NonBlocking]
            public int Save(int count)
            {
                store.Save();
                return count;
            }
        }

        public sealed class Store
        {
            public void Save() => File.WriteAllText("a", "b");
        }
        """).Gives("Make the chain asynchronous up to 'Store.Save'",
        """
        public sealed class Handlers(Store store)
        {
            [NonBlocking]
            public async Task<int> Save(int count)
            {
                await store.SaveAsync();
                return count;
            }
        }

        public sealed class Store
        {
            public async Task SaveAsync() => await File.WriteAllTextAsync("a", "b");
        }
        """);

    [Fact]
    public Task Any_asynchronous_method_is_the_end_where_all_are_in_scope() => new ChainRun(
        """
        public sealed class Store
        {
            public async Task Run()
            {
                await Task.Yield();
                Save();
            }

            private static void Save() => File.WriteAllText("a", Load());

            private static string Load() => File.ReadAllText("a");
        }
        """, ChainRun.AllAsync).Gives("Make the chain asynchronous up to 'Save'",
        """
        public sealed class Store
        {
            public async Task Run()
            {
                await Task.Yield();
                await SaveAsync();
            }

            private static async Task SaveAsync() => await File.WriteAllTextAsync("a", await LoadAsync());

            private static async Task<string> LoadAsync() => await File.ReadAllTextAsync("a");
        }
        """);

    [Fact]
    public Task A_method_that_others_find_by_its_attribute_keeps_its_name() => new ChainRun(
        """
        public sealed class FactAttribute : Attribute;

        public sealed class Tests
        {
            [Fact]
            public void Store_saves() => new Store().Save();

            [NonBlocking]
            public async Task Stores()
            {
                await Task.Yield();
                new Store().Save();
            }
        }

        public sealed class Store
        {
            public void Save() => File.WriteAllText("a", "b");
        }
        """).Gives("Make the chain asynchronous up to 'Store.Save'",
        """
        public sealed class FactAttribute : Attribute;

        public sealed class Tests
        {
            [Fact]
            public async Task Store_saves() => await new Store().SaveAsync();

            [NonBlocking]
            public async Task Stores()
            {
                await Task.Yield();
                await new Store().SaveAsync();
            }
        }

        public sealed class Store
        {
            public async Task SaveAsync() => await File.WriteAllTextAsync("a", "b");
        }
        """);
}
