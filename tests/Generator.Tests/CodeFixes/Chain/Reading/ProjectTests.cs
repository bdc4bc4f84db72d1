namespace Generator.Tests.CodeFixes.Chain.Reading;

/// <summary>Chains across projects.</summary>
public sealed class ProjectTests
{
    [Fact]
    public Task Callers_in_other_projects_change() => new ChainRun(
        """
        === Core/Store.cs
        public interface IStore
        {
            void Save();
        }

        public sealed class Store : IStore
        {
            public void Save() => File.WriteAllText("a", "b");
        }

        === Shop/Handlers.cs
        public sealed class Handlers(Local local)
        {
            [NonBlocking]
            public async Task Save()
            {
                await Task.Yield();
                local.Save();
            }
        }

        public sealed class Local(IStore store) : IStore
        {
            public void Save() => Flush();

            private void Flush()
            {
                store.Save();
                File.AppendAllText("a", "b");
            }
        }

        === Tool/Program.cs
        public static class Program
        {
            public static async Task Main()
            {
                await Task.Yield();
                new Store().Save();
            }

            private static void Twice(IStore store)
            {
                store.Save();
            }
        }
        """).Gives("Make the chain asynchronous up to 'Local.Save'",
        """
        === Core/Store.cs
        public interface IStore
        {
            Task SaveAsync();
        }

        public sealed class Store : IStore
        {
            public async Task SaveAsync() => await File.WriteAllTextAsync("a", "b");
        }

        === Shop/Handlers.cs
        public sealed class Handlers(Local local)
        {
            [NonBlocking]
            public async Task Save()
            {
                await Task.Yield();
                await local.SaveAsync();
            }
        }

        public sealed class Local(IStore store) : IStore
        {
            public async Task SaveAsync() => await FlushAsync();

            private async Task FlushAsync()
            {
                await store.SaveAsync();
                await File.AppendAllTextAsync("a", "b");
            }
        }

        === Tool/Program.cs
        public static class Program
        {
            public static async Task Main()
            {
                await Task.Yield();
                await new Store().SaveAsync();
            }

            private static async Task TwiceAsync(IStore store)
            {
                await store.SaveAsync();
            }
        }
        """);

    [Fact]
    public Task A_chain_goes_on_in_another_project_that_reported_what_blocks() => new ChainRun(
        """
        === Core/Store.cs
        [assembly: System.Reflection.AssemblyMetadata("Adapters.Blocking", "M:Store.Save|Files|Store.Flush → File.WriteAllText")]

        public sealed class Store
        {
            public void Save() => Flush();

            private static void Flush() => File.WriteAllText("a", "b");
        }

        === Shop/Handlers.cs
        public sealed class Handlers(Store store)
        {
            [NonBlocking]
            public async Task Save()
            {
                await Task.Yield();
                store.Save();
            }
        }
        """).Gives("Make the chain asynchronous up to 'Store.Save'",
        """
        === Core/Store.cs
        [assembly: System.Reflection.AssemblyMetadata("Adapters.Blocking", "M:Store.Save|Files|Store.Flush → File.WriteAllText")]

        public sealed class Store
        {
            public async Task SaveAsync() => await FlushAsync();

            private static async Task FlushAsync() => await File.WriteAllTextAsync("a", "b");
        }

        === Shop/Handlers.cs
        public sealed class Handlers(Store store)
        {
            [NonBlocking]
            public async Task Save()
            {
                await Task.Yield();
                await store.SaveAsync();
            }
        }
        """);
}
