using Generator.Tests.CodeFixes.Chain;

namespace Generator.Tests.CodeFixes.Obstacles;

/// <summary>Chains that stop because of what a helper takes, returns or keeps: the call runs off the loop, the title says why.</summary>
public sealed class SignatureObstacleTests
{
    [Fact]
    public Task An_out_parameter() => ChainRun.Stops(
        "'Store.Flush' has an out parameter",
        """
        public sealed class Store
        {
            public void Save()
            {
                var count = 0;
                Flush(out count);
            }

            private static void Flush(out int count)
            {
                File.WriteAllText("a", "b");
                count = 1;
            }
        }
        """);

    [Fact]
    public Task A_ref_parameter() => ChainRun.Stops(
        "'Store.Flush' has a ref parameter",
        """
        public sealed class Store
        {
            public void Save()
            {
                var count = 0;
                Flush(ref count);
            }

            private static void Flush(ref int count)
            {
                File.WriteAllText("a", "b");
                count = 1;
            }
        }
        """);

    [Fact]
    public Task An_in_parameter() => ChainRun.Stops(
        "'Store.Flush' has an in parameter",
        """
        public sealed class Store
        {
            public void Save() => Flush(1);

            private static void Flush(in int count) => File.WriteAllText("a", "b" + count);
        }
        """);

    [Fact]
    public Task A_ref_readonly_parameter() => ChainRun.Stops(
        "'Store.Flush' has a ref readonly parameter",
        """
        public sealed class Store
        {
            public void Save()
            {
                var count = 1;
                Flush(ref count);
            }

            private static void Flush(ref readonly int count) => File.WriteAllText("a", "b" + count);
        }
        """);

    [Fact]
    public Task An_out_parameter_of_another_implementation() => ChainRun.Stops(
        "'Store.Load' has an out parameter",
        """
        public sealed class Store : IStore
        {
            public void Save() => Console.WriteLine(((IStore)this).Load(out _));

            public bool Load(out string text) => (text = File.ReadAllText("a")).Length > 0;
        }

        public interface IStore
        {
            bool Load(out string text);
        }
        """);

    [Fact]
    public Task A_parameter_that_lives_on_the_stack() => ChainRun.Stops(
        "'Store.Flush' has a parameter of type 'ReadOnlySpan<char>'",
        """
        public sealed class Store
        {
            public void Save() => Flush("b");

            private static void Flush(ReadOnlySpan<char> text) => File.WriteAllText("a", text.ToString());
        }
        """);

    [Fact]
    public Task A_result_that_lives_on_the_stack() => ChainRun.Stops(
        "'Store.Load' returns a 'ReadOnlySpan<char>'",
        """
        public sealed class Store
        {
            public void Save() => Console.WriteLine(Load().Length);

            private static ReadOnlySpan<char> Load() => File.ReadAllText("a");
        }
        """);

    [Fact]
    public Task A_result_that_is_a_reference() => ChainRun.Stops(
        "'Store.Load' returns a reference",
        """
        public sealed class Store
        {
            private string _text = "";

            public void Save() => Console.WriteLine(Load().Length);

            private ref string Load()
            {
                _text = File.ReadAllText("a");
                return ref _text;
            }
        }
        """);

    [Fact]
    public Task A_span_across_the_await() => ChainRun.Stops(
        "'Store.Flush' keeps 'rest', a 'Span<byte>', across the await",
        """
        public sealed class Store
        {
            public void Save() => Flush(new byte[10]);

            private static void Flush(byte[] bytes)
            {
                Span<byte> rest = bytes;
                File.WriteAllText("a", "b");
                rest.Clear();
            }
        }
        """);

    [Fact]
    public Task A_span_that_a_loop_needs_again() => ChainRun.Stops(
        "'Store.Flush' keeps 'rest', a 'Span<byte>', across the await",
        """
        public sealed class Store
        {
            public void Save() => Flush(new byte[10]);

            private static void Flush(byte[] bytes)
            {
                Span<byte> rest = bytes;
                for (var i = 0; i < 10; i++)
                {
                    rest[i] = 1;
                    File.WriteAllText("a", "b");
                }
            }
        }
        """);

    [Fact]
    public Task A_reference_across_the_await() => ChainRun.Stops(
        "'Store.Flush' keeps the reference 'first' across the await",
        """
        public sealed class Store
        {
            public void Save() => Flush(new byte[10]);

            private static void Flush(byte[] bytes)
            {
                ref var first = ref bytes[0];
                File.WriteAllText("a", "b");
                first = 1;
            }
        }
        """);

    [Fact]
    public Task A_loop_over_a_span() => ChainRun.Stops(
        "'Store.Flush' enumerates a 'Span<byte>' across the await",
        """
        public sealed class Store
        {
            public void Save() => Flush(new byte[10]);

            private static void Flush(byte[] bytes)
            {
                foreach (var b in bytes.AsSpan())
                    File.WriteAllText("a", "b" + b);
            }
        }
        """);
}
