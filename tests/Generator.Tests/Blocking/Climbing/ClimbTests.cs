namespace Generator.Tests.Blocking.Climbing;

/// <summary>Chains of plain methods: the last call is awaited, and so is everything up to the handler.</summary>
public sealed class ClimbTests
{
    private const string Title = "Make the chain asynchronous up to 'Store.Save'";

    [Fact]
    public Task A_helper_becomes_asynchronous_with_its_caller() => Gives(
        """
        public sealed class Store
        {
            public void Save()
            {
                File.WriteAllText("a", "b");
            }
        }
        """,
        """
        public sealed class Store
        {
            public async Task SaveAsync()
            {
                await File.WriteAllTextAsync("a", "b");
            }
        }
        """);

    [Fact]
    public Task Every_helper_on_the_way_changes() => Gives(
        """
        public sealed class Store
        {
            public void Save() => Flush();

            private void Flush() => Write("x");

            private static void Write(string text) => File.WriteAllText("x", text);
        }
        """,
        """
        public sealed class Store
        {
            public async Task SaveAsync() => await FlushAsync();

            private async Task FlushAsync() => await WriteAsync("x");

            private static async Task WriteAsync(string text) => await File.WriteAllTextAsync("x", text);
        }
        """);

    [Fact]
    public Task Sleep_becomes_Delay() => Gives(
        "public sealed class Store { public void Save() => Thread.Sleep(millisecondsTimeout: 10); }",
        "public sealed class Store { public async Task SaveAsync() => await Task.Delay(10); }");

    private static Task Gives(string before, string after) =>
        new ClimbRun(ClimbRun.Handler + before).Gives(Title, ClimbRun.Handler.Replace("store.Save()", "await store.SaveAsync()", StringComparison.Ordinal) + after);
}
