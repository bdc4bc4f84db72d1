namespace Generator.Tests.CodeFixes.Chain.Rewriting;

/// <summary>Each kind of function on a chain.</summary>
public sealed class FunctionTests
{
    private const string Title = "Make the chain asynchronous up to 'Store.Save'";

    [Fact]
    public Task Generic_helpers_keep_their_type_parameters() => Gives(
        """
        public sealed class Store
        {
            public void Save() => Console.WriteLine(Load<string>("a", s => s).Length);

            private static T Load<T>(string path, Func<string, T> parse)
                where T : class
            {
                return parse(File.ReadAllText(path));
            }
        }
        """,
        """
        public sealed class Store
        {
            public async Task SaveAsync() => Console.WriteLine((await LoadAsync<string>("a", s => s)).Length);

            private static async Task<T> LoadAsync<T>(string path, Func<string, T> parse)
                where T : class
            {
                return parse(await File.ReadAllTextAsync(path));
            }
        }
        """);

    [Fact]
    public Task Local_functions_become_asynchronous() => Gives(
        """
        public sealed class Store
        {
            public void Save()
            {
                Write("a");
                void Write(string text)
                {
                    File.WriteAllText("a", Read() + text);
                }

                static string Read() => File.ReadAllText("b");
            }
        }
        """,
        """
        public sealed class Store
        {
            public async Task SaveAsync()
            {
                await WriteAsync("a");
                async Task WriteAsync(string text)
                {
                    await File.WriteAllTextAsync("a", await ReadAsync() + text);
                }

                static async Task<string> ReadAsync() => await File.ReadAllTextAsync("b");
            }
        }
        """);

    [Fact]
    public Task Extension_methods_become_asynchronous() => Gives(
        """
        public sealed class Store
        {
            public void Save() => "a".Put().Trim();
        }

        public static class Extensions
        {
            public static string Put(this string path)
            {
                File.WriteAllText(path, "b");
                return path;
            }
        }
        """,
        """
        public sealed class Store
        {
            public async Task SaveAsync() => (await "a".PutAsync()).Trim();
        }

        public static class Extensions
        {
            public static async Task<string> PutAsync(this string path)
            {
                await File.WriteAllTextAsync(path, "b");
                return path;
            }
        }
        """);

    [Fact]
    public Task Both_parts_of_a_partial_method_change() => Gives(
        """
        public sealed partial class Store
        {
            public void Save() => Flush();

            partial void Flush();
        }

        public partial class Store
        {
            partial void Flush() => File.WriteAllText("a", "b");
        }
        """,
        """
        public sealed partial class Store
        {
            public async Task SaveAsync() => await FlushAsync();

            private partial Task FlushAsync();
        }

        public partial class Store
        {
            private async partial Task FlushAsync() => await File.WriteAllTextAsync("a", "b");
        }
        """);

    [Fact]
    public Task A_function_that_returns_a_task_without_async_gets_the_modifier() => Gives(
        """
        public sealed class Store
        {
            public void Save() => Flush();

            private Task<int> Run()
            {
                if (Environment.ProcessId == 1)
                    return Task.FromResult(1);
                Flush();
                return Other();
            }

            private Task Stop(bool now)
            {
                if (now)
                    return Other();
                Flush();
                switch (Environment.ProcessId)
                {
                    case 1:
                        return Other();
                    default:
                        break;
                }

                return Task.CompletedTask;
            }

            private Task<int> Other() => Task.FromResult(2);

            private void Flush() => File.WriteAllText("a", "b");
        }
        """,
        """
        public sealed class Store
        {
            public async Task SaveAsync() => await FlushAsync();

            private async Task<int> Run()
            {
                if (Environment.ProcessId == 1)
                    return 1;
                await FlushAsync();
                return await Other();
            }

            private async Task Stop(bool now)
            {
                if (now)
                {
                    await Other();
                    return;
                }
                await FlushAsync();
                switch (Environment.ProcessId)
                {
                    case 1:
                        await Other();
                        return;
                    default:
                        break;
                }
            }

            private Task<int> Other() => Task.FromResult(2);

            private async Task FlushAsync() => await File.WriteAllTextAsync("a", "b");
        }
        """);

    [Fact]
    public Task Members_of_an_extension_block_become_asynchronous() => Gives(
        """
        public sealed class Store
        {
            public void Save() => Console.WriteLine("a".Put().Length);
        }

        public static class Extensions
        {
            extension(string path)
            {
                public string Put()
                {
                    File.WriteAllText(path, "b");
                    return path;
                }
            }
        }
        """,
        """
        public sealed class Store
        {
            public async Task SaveAsync() => Console.WriteLine((await "a".PutAsync()).Length);
        }

        public static class Extensions
        {
            extension(string path)
            {
                public async Task<string> PutAsync()
                {
                    await File.WriteAllTextAsync(path, "b");
                    return path;
                }
            }
        }
        """);

    private static Task Gives(string before, string after) =>
        new ChainRun(ChainRun.Handler + before)
            .Gives(Title, ChainRun.Handler.Replace("store.Save()", "await store.SaveAsync()", StringComparison.Ordinal) + after);
}
