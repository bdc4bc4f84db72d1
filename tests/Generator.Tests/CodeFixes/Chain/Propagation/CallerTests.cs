namespace Generator.Tests.CodeFixes.Chain.Propagation;

/// <summary>All callers of a helper change with it.</summary>
public sealed class CallerTests
{
    private const string Title = "Make the chain asynchronous up to 'Store.Save'";

    [Fact]
    public Task Callers_that_are_asynchronous_already_await() => Gives(
        """
        public sealed class Store
        {
            public void Save() => File.WriteAllText("a", "b");

            public async Task Other()
            {
                await Task.Yield();
                Save();
                Func<Task> again = async () => { await Task.Yield(); Save(); };
                await again();
            }
        }
        """,
        """
        public sealed class Store
        {
            public async Task SaveAsync() => await File.WriteAllTextAsync("a", "b");

            public async Task Other()
            {
                await Task.Yield();
                await SaveAsync();
                Func<Task> again = async () => { await Task.Yield(); await SaveAsync(); };
                await again();
            }
        }
        """);

    [Fact]
    public Task Synchronous_callers_change_as_well() => Gives(
        """
        public sealed class Store
        {
            public void Save() => File.WriteAllText("a", "b");
        }

        public static class Tool
        {
            public static int Run(Store store)
            {
                Twice(store);
                return 0;
            }

            private static void Twice(Store store)
            {
                store.Save();
                store.Save();
            }
        }
        """,
        """
        public sealed class Store
        {
            public async Task SaveAsync() => await File.WriteAllTextAsync("a", "b");
        }

        public static class Tool
        {
            public static async Task<int> RunAsync(Store store)
            {
                await TwiceAsync(store);
                return 0;
            }

            private static async Task TwiceAsync(Store store)
            {
                await store.SaveAsync();
                await store.SaveAsync();
            }
        }
        """);

    [Fact]
    public Task Namespaces_are_imported_where_they_are_missing() => new ChainRun(
        """
        === Shop/Handlers.cs
        using System.Threading.Tasks;

        public sealed class Handlers(Store store)
        {
            [Adapters.NonBlocking]
            public async Task Save()
            {
                await Task.Yield();
                store.Save();
            }
        }

        === Shop/Store.cs
        using System.IO;
        using Adapters;

        public sealed class Store
        {
            public void Save() => File.WriteAllText("a", "b");
        }
        === Shop/Other.cs
        // Of others.
        namespace Shop
        {
            public static class Other
            {
                public static void Save(Store store) => store.Save();
            }
        }
        """, usings: "").Gives("Make the chain asynchronous up to 'Store.Save'",
        """
        === Shop/Handlers.cs
        using System.Threading.Tasks;

        public sealed class Handlers(Store store)
        {
            [Adapters.NonBlocking]
            public async Task Save()
            {
                await Task.Yield();
                await store.SaveAsync();
            }
        }

        === Shop/Store.cs
        using System.IO;
        using System.Threading.Tasks;
        using Adapters;

        public sealed class Store
        {
            public async Task SaveAsync() => await File.WriteAllTextAsync("a", "b");
        }
        === Shop/Other.cs
        // Of others.
        using System.Threading.Tasks;

        namespace Shop
        {
            public static class Other
            {
                public static async Task SaveAsync(Store store) => await store.SaveAsync();
            }
        }
        """);

    private static Task Gives(string before, string after) =>
        new ChainRun(ChainRun.Handler + before)
            .Gives(Title, ChainRun.Handler.Replace("store.Save()", "await store.SaveAsync()", StringComparison.Ordinal) + after);
}
