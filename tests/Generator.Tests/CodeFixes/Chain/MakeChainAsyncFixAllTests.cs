using Microsoft.CodeAnalysis.CodeFixes;

namespace Generator.Tests.CodeFixes.Chain;

/// <summary>Fix All in a document, a project or the solution: one chain after another, and each change once.</summary>
public sealed class MakeChainAsyncFixAllTests
{
    private const string Before = """
        === Core/Store.cs
        public sealed class Store
        {
            public void Save() => Write("a");

            public void Put() => Write("b");

            public int Count(out int all) => all = Directory.GetFiles("a").Length;

            private static void Write(string name) => File.WriteAllText(name, "b");
        }

        public sealed class Checks(Store store)
        {
            [NonBlocking]
            public async Task Check()
            {
                await Task.Yield();
                store.Put();
            }
        }

        === Shop/Handlers.cs
        public sealed class Handlers(Local local, Store store)
        {
            [NonBlocking]
            public async Task Save()
            {
                await Task.Yield();
                local.Save();
                local.Save();
                Console.WriteLine(local.Load() + local.Names());
                store.ToString();
            }
        }

        === Shop/Local.cs
        public sealed class Local
        {
            public void Save() => Flush();

            public string Load()
            {
                Flush();
                return File.ReadAllText("a");
            }

            public int Names() => Directory.GetFiles("a").Length;

            private static void Flush() => File.WriteAllText("a", "b");
        }

        public sealed class More(Local local)
        {
            [NonBlocking]
            public async Task Save()
            {
                await Task.Yield();
                Again();
            }

            private void Again() => local.Save();
        }
        """;

    private const string Local = """
        === Shop/Local.cs
        public sealed class Local
        {
            public async Task SaveAsync() => await FlushAsync();

            public async Task<string> LoadAsync()
            {
                await FlushAsync();
                return await File.ReadAllTextAsync("a");
            }

            public int Names() => Directory.GetFiles("a").Length;

            private static async Task FlushAsync() => await File.WriteAllTextAsync("a", "b");
        }

        public sealed class More(Local local)
        {
            [NonBlocking]
            public async Task Save()
            {
                await Task.Yield();
                await AgainAsync();
            }

            private async Task AgainAsync() => await local.SaveAsync();
        }
        """;

    private const string Handlers = """
        === Shop/Handlers.cs
        public sealed class Handlers(Local local, Store store)
        {
            [NonBlocking]
            public async Task Save()
            {
                await Task.Yield();
                await local.SaveAsync();
                await local.SaveAsync();
                Console.WriteLine(await local.LoadAsync() + local.Names());
                store.ToString();
            }
        }


        """;

    private const string Core = """
        === Core/Store.cs
        public sealed class Store
        {
            public async Task SaveAsync() => await WriteAsync("a");

            public async Task PutAsync() => await WriteAsync("b");

            public int Count(out int all) => all = Directory.GetFiles("a").Length;

            private static async Task WriteAsync(string name) => await File.WriteAllTextAsync(name, "b");
        }

        public sealed class Checks(Store store)
        {
            [NonBlocking]
            public async Task Check()
            {
                await Task.Yield();
                await store.PutAsync();
            }
        }


        """;

    private static readonly string OldCore = Before[..Before.IndexOf("=== Shop", StringComparison.Ordinal)];

    [Fact]
    public Task In_the_solution() => new ChainRun(Before).GivesForAll(FixAllScope.Solution, Core + Handlers + Local, left: 1);

    [Fact]
    public Task In_a_project() =>
        new ChainRun(Before).GivesForAll(FixAllScope.Project, OldCore + Handlers + Local, left: 2, at: "Shop/Handlers.cs");

    [Fact]
    public Task In_a_document() => new ChainRun(Before).GivesForAll(
        FixAllScope.Document, Core + Before[Before.IndexOf("=== Shop", StringComparison.Ordinal)..], left: 5, at: "Core/Store.cs");

    [Fact]
    public Task All_that_cannot_be_made_asynchronous_is_offloaded_and_the_rest_left() => new ChainRun(Nested).GivesForAll(
        FixAllScope.Solution,
        Nested
            .Replace(
                "Count(1) + Count(2)", "await Offload.Run(() => Count(1)) + await Offload.Run(() => Count(2))", StringComparison.Ordinal)
            .Replace("names.For", "await Offload.Run(() => names.For", StringComparison.Ordinal)
            .Replace("name.Length));", "name.Length)));", StringComparison.Ordinal),
        left: 1);

    [Fact]
    public Task Calls_at_the_same_position_of_many_documents_are_offloaded_together()
    {
        const int MoreThanRounds = 12;
        var documents = string.Concat(Enumerable.Range(10, MoreThanRounds).Select(Document));
        return new ChainRun(documents).GivesForAll(
            FixAllScope.Project, documents.Replace(
                "return Count();", "return await Offload.Run(() => Count());", StringComparison.Ordinal));
    }

    private static string Document(int number) => $$"""
        === Shop/Handlers{{number}}.cs
        public sealed class Handlers{{number}}
        {
            [NonBlocking]
            public async Task<int> Save()
            {
                await Task.Yield();
                return Count();
            }

            private static int Count() => Directory.GetFiles("a").Length;
        }


        """;

    private const string Nested = """
        public sealed class Handlers
        {
            [NonBlocking]
            public async Task<int> Save(List<string> names)
            {
                await Task.Yield();
                var all = Count(1) + Count(2);
                names.ForEach(name => Count(name.Length));
                Flush();
                return all;
            }

            private static int Count(int add) => Directory.GetFiles("a").Length + add;

            private static void Flush() => File.WriteAllText("a", "b");
        }
        """;
}
