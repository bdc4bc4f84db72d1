namespace Generator.Tests.CodeFixes.Chain;

/// <summary>The fix of a chain with an obstacle: the call runs on another thread.</summary>
public sealed class ChainOffloadTests
{
    [Fact]
    public Task A_call_whose_result_is_used() => Gives(
        "Run 'Store.Load' off the event loop: it cannot be made asynchronous because 'Directory.GetFiles' has no asynchronous form here",
        """
        public sealed class Handlers(Store store)
        {
            [NonBlocking]
            public async Task Save()
            {
                await Task.Yield();
                Console.WriteLine(store.Load("a").Length);
            }
        }
        """,
        """
        public sealed class Handlers(Store store)
        {
            [NonBlocking]
            public async Task Save()
            {
                await Task.Yield();
                Console.WriteLine((await Offload.Run(() => store.Load("a"))).Length);
            }
        }
        """,
        """
        public sealed class Store
        {
            public string[] Load(string path) => Directory.GetFiles(path);
        }
        """);

    [Fact]
    public Task A_property() => Gives(
        "Run 'Store.Text' off the event loop: it cannot be made asynchronous because 'File.ReadAllText' is called in the property "
            + "'Store.Text'",
        """
        public sealed class Handlers(Store store)
        {
            [NonBlocking]
            public async Task Save()
            {
                await Task.Yield();
                if (store.Text.Length > 0)
                    Console.WriteLine();
            }
        }
        """,
        """
        public sealed class Handlers(Store store)
        {
            [NonBlocking]
            public async Task Save()
            {
                await Task.Yield();
                if ((await Offload.Run(() => store.Text)).Length > 0)
                    Console.WriteLine();
            }
        }
        """,
        """
        public sealed class Store
        {
            public string Text => File.ReadAllText("a");
        }
        """);

    [Fact]
    public Task A_property_that_is_set() => Gives(
        "Run 'Store.Text' off the event loop: it cannot be made asynchronous because 'File.WriteAllText' is called in the property "
            + "'Store.Text'",
        """
        public sealed class Handlers(Store store)
        {
            [NonBlocking]
            public async Task Save()
            {
                await Task.Yield();
                store.Text = "b"; // Now.
            }
        }
        """,
        """
        public sealed class Handlers(Store store)
        {
            [NonBlocking]
            public async Task Save()
            {
                await Task.Yield();
                await Offload.Run(() => store.Text = "b"); // Now.
            }
        }
        """,
        """
        public sealed class Store
        {
            public string Text
            {
                get => "";
                set => File.WriteAllText("a", value);
            }
        }
        """);

    [Fact]
    public Task A_constructor() => Gives(
        "Run 'new Text' off the event loop: it cannot be made asynchronous because 'File.ReadAllText' is called in the initializer of "
            + "'Text.Value'",
        """
        public sealed class Handlers(Store store)
        {
            [NonBlocking]
            public async Task Save()
            {
                await Task.Yield();
                var text = new Text("a");
                Console.WriteLine(text.Value + store);
            }
        }
        """,
        """
        public sealed class Handlers(Store store)
        {
            [NonBlocking]
            public async Task Save()
            {
                await Task.Yield();
                var text = await Offload.Run(() => new Text("a"));
                Console.WriteLine(text.Value + store);
            }
        }
        """,
        """
        public sealed class Store
        {

        }

        public sealed class Text(string path)
        {
            public string Value { get; } = File.ReadAllText(path);
        }
        """);

    [Fact]
    public Task A_call_that_is_conditional() => Gives(
        "Run 'Store.Load' off the event loop: it cannot be made asynchronous because 'Directory.GetFiles' has no asynchronous form here",
        """
        public sealed class Handlers(Store store)
        {
            [NonBlocking]
            public async Task Save(Store? next)
            {
                await Task.Yield();
                var found = next?.Load()?.Length;
                Console.WriteLine(found + store.ToString());
            }
        }
        """,
        """
        public sealed class Handlers(Store store)
        {
            [NonBlocking]
            public async Task Save(Store? next)
            {
                await Task.Yield();
                var found = await Offload.Run(() => next?.Load()?.Length);
                Console.WriteLine(found + store.ToString());
            }
        }
        """,
        """
        public sealed class Store
        {
            public string[]? Load() => Directory.GetFiles("a");
        }
        """);

    [Fact]
    public Task A_lambda_that_runs_where_it_stands() => Gives(
        "Run 'Store.Put' off the event loop: it cannot be made asynchronous because 'Store.Put' is called in a lambda of type "
            + "'Action<string>'",
        """
        public sealed class Handlers(Store store)
        {
            [NonBlocking]
            public async Task Save(List<string> names)
            {
                await Task.Yield();
                names.ForEach(name => store.Put(name));
            }
        }
        """,
        """
        public sealed class Handlers(Store store)
        {
            [NonBlocking]
            public async Task Save(List<string> names)
            {
                await Task.Yield();
                await Offload.Run(() => names.ForEach(name => store.Put(name)));
            }
        }
        """,
        """
        public sealed class Store
        {
            public void Put(string name) => File.WriteAllText(name, "b");
        }
        """);

    [Fact]
    public Task A_handler_that_returns_its_task() => Gives(
        "Run 'Store.Load' off the event loop: it cannot be made asynchronous because 'Directory.GetFiles' has no asynchronous form here",
        """
        public sealed class Handlers(Store store)
        {
            [NonBlocking]
            public Task<int> Save()
            {
                return Task.FromResult(store.Load().Length);
            }
        }
        """,
        """
        public sealed class Handlers(Store store)
        {
            [NonBlocking]
            public async Task<int> Save()
            {
                return (await Offload.Run(() => store.Load())).Length;
            }
        }
        """,
        """
        public sealed class Store
        {
            public string[] Load() => Directory.GetFiles("a");
        }
        """);

    [Fact]
    public Task Another_thread_is_named_where_there_is_no_loop() => new ChainRun(
        """
        public static class Tool
        {
            public static async Task Run()
            {
                await Task.Yield();
                Clean();
            }

            private static void Clean() => Directory.Delete("a", true);
        }
        """, ChainRun.AllAsync).Gives(
        "Run 'Clean' on another thread: it cannot be made asynchronous because 'Directory.Delete' has no asynchronous form here",
        """
        public static class Tool
        {
            public static async Task Run()
            {
                await Task.Yield();
                await Task.Run(() => Clean());
            }

            private static void Clean() => Directory.Delete("a", true);
        }
        """);

    [Fact]
    public Task Nothing_is_offered_for_a_call_that_gives_a_variable() => new ChainRun(
        """
        public sealed class Handlers(Store store)
        {
            [NonBlocking]
            public async Task Save()
            {
                store.Load(out var count);
                await Task.Yield();
                Console.WriteLine(count);
            }
        }

        public sealed class Store
        {
            public void Load(out int count) => count = Directory.GetFiles("a").Length;
        }
        """).OffersNothing();

    [Fact]
    public Task Nothing_is_offered_for_a_call_that_awaits_its_arguments() => new ChainRun(
        """
        public sealed class Handlers(Store store)
        {
            [NonBlocking]
            public async Task Save()
            {
                Console.WriteLine(store.Load(await Task.FromResult("a")));
            }
        }

        public sealed class Store
        {
            public int Load(string path) => Directory.GetFiles(path).Length;
        }
        """).OffersNothing();

    [Fact]
    public Task Nothing_is_offered_in_a_lock() => new ChainRun(
        """
        public sealed class Handlers(Store store)
        {
            [NonBlocking]
            public async Task Save()
            {
                lock (store)
                    Console.WriteLine(store.Load("a"));
                await Task.Yield();
            }
        }

        public sealed class Store
        {
            public int Load(string path) => Directory.GetFiles(path).Length;
        }
        """).OffersNothing();

    [Fact]
    public Task Nothing_is_offered_for_a_call_that_blocks_by_itself() => new ChainRun(
        """
        public sealed class Handlers(Store store)
        {
            [NonBlocking]
            public async Task Save()
            {
                File.WriteAllText("a", "b" + store);
                await Task.Yield();
            }
        }

        public sealed class Store
        {

        }
        """).OffersNothing();

    private static Task Gives(string title, string before, string after, string store) =>
        new ChainRun($"{before}\n\n{store}").Gives(title, $"{after}\n\n{store}");
}
