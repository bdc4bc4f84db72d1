namespace Generator.Tests.CodeFixes.Chain.Propagation;

/// <summary>Methods that become asynchronous take the token that their callers have, and pass it on up to the call that blocked.</summary>
public sealed class ClimbedTokenTests
{
    private const string Handler = """
        public sealed class Handlers(Store store)
        {
            [NonBlocking]
            public async Task Save(CancellationToken token)
            {
                await Task.Delay(1, token);
                store.Save("x");
            }
        }

        """;

    [Fact]
    public Task Each_call_passes_it() => Gives(
        "await store.SaveAsync(\"x\", token);",
        """
        public sealed class Store
        {
            public void Save(string name) => Flush();

            private void Flush()
            {
                File.WriteAllText("a", "b");
            }
        }
        """,
        """
        public sealed class Store
        {
            public async Task SaveAsync(string name, CancellationToken cancellationToken = default) => await FlushAsync(cancellationToken);

            private async Task FlushAsync(CancellationToken cancellationToken = default)
            {
                await File.WriteAllTextAsync("a", "b", cancellationToken);
            }
        }
        """);

    [Fact]
    public Task An_interface_and_what_implements_it_take_it_too() => Gives(
        "await store.SaveAsync(\"x\", cancellationToken: token);",
        """
        public interface Store
        {
            void Save(string name, int count = 1);
        }

        public sealed class A : Store
        {
            public void Save(string name, int count) =>
                Thread.Sleep(count);
        }

        public sealed class B : Store
        {
            void Store.Save(string name, int count)
            {
            }
        }
        """,
        """
        public interface Store
        {
            Task SaveAsync(string name, int count = 1, CancellationToken cancellationToken = default);
        }

        public sealed class A : Store
        {
            public async Task SaveAsync(string name, int count, CancellationToken cancellationToken = default) =>
                await Task.Delay(count, cancellationToken);
        }

        public sealed class B : Store
        {
            Task Store.SaveAsync(string name, int count, CancellationToken cancellationToken) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task The_documentation_names_it() => Gives(
        "await store.SaveAsync(\"x\", token);",
        """
        public sealed class Store
        {
            /// <summary>Saves.</summary>
            /// <param name="name">The name.</param>
            /// <returns>Nothing.</returns>
            public void Save(string name) =>
                Thread.Sleep(1);
        }
        """,
        """
        public sealed class Store
        {
            /// <summary>Saves.</summary>
            /// <param name="name">The name.</param>
            /// <param name="cancellationToken">A token that cancels the work.</param>
            /// <returns>Nothing.</returns>
            public async Task SaveAsync(string name, CancellationToken cancellationToken = default) =>
                await Task.Delay(1, cancellationToken);
        }
        """);

    [Theory]
    [InlineData(
        "public void Save(params string[] names) => Thread.Sleep(1);",
        "public async Task SaveAsync(params string[] names) => await Task.Delay(1);")]
    [InlineData(
        "[System.ComponentModel.Description(\"x\")] public void Save(string name) => Thread.Sleep(1);",
        "[System.ComponentModel.Description(\"x\")] public async Task SaveAsync(string name) => await Task.Delay(1);")]
    [InlineData(
        "public void Save(string cancellationToken) => Thread.Sleep(1);",
        "public async Task SaveAsync(string cancellationToken) => await Task.Delay(1);")]
    [InlineData(
        "/// <summary>See <see cref=\"Save(string)\"/>.</summary>\n    public void Save(string name) => Thread.Sleep(1);",
        "/// <summary>See <see cref=\"SaveAsync(string)\"/>.</summary>\n    "
            + "public async Task SaveAsync(string name) => await Task.Delay(1);")]
    public Task It_stays_where_it_would_change_more(string before, string after) => Gives(
        "await store.SaveAsync(\"x\");",
        $"public sealed class Store\n{{\n    {before}\n}}",
        $"public sealed class Store\n{{\n    {after}\n}}");

    [Fact]
    public Task A_method_that_nobody_gives_a_token_takes_none() => new ChainRun(ChainRun.Handler + """
        public sealed class Store
        {
            public void Save() => Thread.Sleep(1);
        }
        """).Gives(
        "Make the chain asynchronous up to 'Store.Save'",
        ChainRun.Handler.Replace("store.Save()", "await store.SaveAsync()", StringComparison.Ordinal) + """
        public sealed class Store
        {
            public async Task SaveAsync() => await Task.Delay(1);
        }
        """);

    private static Task Gives(string call, string before, string after) =>
        new ChainRun(Handler + before).Gives(
            "Make the chain asynchronous up to 'Store.Save'",
            Handler.Replace("store.Save(\"x\");", call, StringComparison.Ordinal) + after);
}
