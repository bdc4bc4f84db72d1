using Generator.Tests.CodeFixes.Chain;

namespace Generator.Tests.CodeFixes.Obstacles;

/// <summary>Chains that stop because of the place of a call in its function.</summary>
public sealed class PlaceObstacleTests
{
    [Fact]
    public Task A_lock() => ChainRun.Stops(
        "'Store.Flush' is called in a lock",
        """
        public sealed class Store
        {
            private readonly Lock _lock = new();

            public void Save()
            {
                lock (_lock)
                {
                    Flush();
                }
            }

            private static void Flush() => File.WriteAllText("a", "b");
        }
        """);

    [Fact]
    public Task Unsafe_code() => ChainRun.Stops(
        "'File.WriteAllText' is called in unsafe code",
        """
        public sealed class Store
        {
            public unsafe void Save()
            {
                var count = 1;
                var at = &count;
                File.WriteAllText("a", "b" + *at);
            }
        }
        """);

    [Fact]
    public Task A_block_of_unsafe_code() => ChainRun.Stops(
        "'File.WriteAllText' is called in unsafe code",
        """
        public sealed class Store
        {
            public void Save()
            {
                unsafe
                {
                    File.WriteAllText("a", "b");
                }
            }
        }
        """);

    [Fact]
    public Task An_expression_tree() => ChainRun.Stops(
        "'Store.Load' is called in an expression tree",
        """
        public sealed class Store
        {
            public void Save() => Console.WriteLine(Load());

            public static System.Linq.Expressions.Expression<Func<string>> Tree() => () => Load();

            private static string Load() => File.ReadAllText("a");
        }
        """);

    [Fact]
    public Task A_lambda_that_must_be_synchronous() => ChainRun.Stops(
        "'Store.Flush' is called in a lambda of type 'Action<string>'",
        """
        public sealed class Store
        {
            public void Save() => new List<string> { "a" }.ForEach(text => Flush(text));

            private static void Flush(string text) => File.WriteAllText("a", text);
        }
        """);

    [Fact]
    public Task A_method_group_that_must_be_synchronous() => ChainRun.Stops(
        "'Store.Flush' is used as a delegate of type 'Action<string>'",
        """
        public sealed class Store
        {
            public void Save()
            {
                Flush("a");
                new List<string> { "a" }.ForEach(Flush);
            }

            private static void Flush(string text) => File.WriteAllText("a", text);
        }
        """);

    [Fact]
    public Task A_handler_of_an_event() => ChainRun.Stops(
        "'Store.OnExit' is used as a delegate of type 'EventHandler'",
        """
        public sealed class Store
        {
            public void Save()
            {
                AppDomain.CurrentDomain.ProcessExit += OnExit;
                OnExit(null, EventArgs.Empty);
            }

            private static void OnExit(object? sender, EventArgs e) => File.WriteAllText("a", "b");
        }
        """);

    [Fact]
    public Task A_delegate_in_a_field() => ChainRun.Stops(
        "'File.WriteAllText' is called in a lambda of type 'Action'",
        """
        public sealed class Store
        {
            private readonly Action _flush = () => File.WriteAllText("a", "b");

            public void Save() => _flush();
        }
        """);

    [Fact]
    public Task An_exception_filter() => ChainRun.Stops(
        "'Store.IsKnown' is called in an exception filter",
        """
        public sealed class Store
        {
            public void Save()
            {
                try
                {
                    Console.WriteLine();
                }
                catch (IOException) when (IsKnown())
                {
                }
            }

            private static bool IsKnown() => File.ReadAllText("a") == "";
        }
        """);

    [Fact]
    public Task A_query() => ChainRun.Stops(
        "'Store.Load' is called in a query",
        """
        public sealed class Store
        {
            public void Save()
            {
                var texts = from name in new[] { "a" } select Load(name);
                Console.WriteLine(texts.Count() + Load("b"));
            }

            private static string Load(string name) => File.ReadAllText(name);
        }
        """);

    [Fact]
    public Task A_struct_that_may_change() => ChainRun.Stops(
        "'Counter.Count' may change its struct 'Counter'",
        """
        public sealed class Store
        {
            public void Save() => new Counter().Count();
        }

        public struct Counter
        {
            private int _count;

            public void Count() => File.WriteAllText("a", "b" + _count++);
        }
        """);

    [Fact]
    public Task What_has_no_asynchronous_form() => ChainRun.Stops(
        "'Directory.Delete' has no asynchronous form here",
        """
        public sealed class Store
        {
            public void Save() => Directory.Delete("a", true);
        }
        """);

    [Fact]
    public Task A_call_by_the_language_itself() => ChainRun.Stops(
        "'Bag.Add' is called by the language itself",
        """
        public sealed class Store
        {
            public void Save() => Console.WriteLine(new Bag { "a" });
        }

        public sealed class Bag : System.Collections.IEnumerable
        {
            public void Add(string name) => File.WriteAllText("a", name);

            public System.Collections.IEnumerator GetEnumerator() => throw new NotSupportedException();
        }
        """);

    [Fact]
    public Task Two_awaits_in_a_chain_of_conditional_accesses() => ChainRun.Stops(
        "'Store.Next' is called in a chain of conditional accesses",
        """
        public sealed class Store
        {
            public void Save() => Console.WriteLine(Next()?.Next()?.Next());

            private Store? Next() => File.ReadAllText("a") == "" ? null : this;
        }
        """);

    [Fact]
    public Task Whatever_the_compiler_refuses() => ChainRun.Stops(
        "the result would not compile: Source.cs:14: Module initializer method 'FlushAsync' must be static, and non-virtual, must have "
            + "no parameters, and must return 'void'",
        """
        public sealed class Store
        {
            public void Save() => Flush();

            [System.Runtime.CompilerServices.ModuleInitializer]
            internal static void Flush() => File.WriteAllText("a", "b");
        }
        """);
}
