using System.Diagnostics;
using System.IO.Compression;

namespace Package.Tests;

/// <summary>What somebody gets who adds the package to a project.</summary>
public sealed class PackageTests(PackedProject packed) : IClassFixture<PackedProject>
{
    private const string Program = """
        using Adapters;

        return await App.RunAsync(args);

        [AdaptersApp] public static partial class App;

        [Handler("/hello")]
        public sealed class Hello
        {
            [Get("/{name}")]
            public string Greet(string name) => $"Hello, {name}!";

            [Get("/{name}/later")]
            public async Task<string> GreetLater(string name, CancellationToken cancellation)
            {
                await Task.Delay(1, cancellation);
                return $"Hello, {name}, at last!";
            }
        }
        """;

    [Fact]
    public void The_package_carries_the_six_assemblies()
    {
        using var package = ZipFile.OpenRead(packed.PackageFile);
        var assemblies = package.Entries.Select(e => e.FullName).Where(n => n.EndsWith(".dll", StringComparison.Ordinal)).Order();
        Assert.Equal(
            [
                "analyzers/dotnet/cs/Adapters.Analyzers.dll", "analyzers/dotnet/cs/Adapters.CodeFixes.dll",
                "analyzers/dotnet/cs/Adapters.Generator.dll",
                "lib/net10.0/Adapters.Abstractions.dll", "lib/net10.0/Adapters.Protocols.dll", "lib/net10.0/Adapters.Server.dll",
            ],
            assemblies);
    }

    [Fact]
    public async Task A_project_with_the_package_builds_runs_and_answers()
    {
        var folder = await packed.MakeAsync("shop", Program);
        var (exitCode, output) = await Command.RunAsync(folder, "dotnet", "build", "-v", "q", "-warnaserror");
        Assert.True(exitCode == 0, output);
        using var server = Process.Start(
            new ProcessStartInfo("dotnet", [Path.Combine(folder, "bin/Debug/net10.0/shop.dll"), "--bind", $"unix:{folder}/shop.sock"]))!;
        try
        {
            Assert.Equal("Hello, ada!", await AskAsync(folder, "/hello/ada"));
            Assert.Equal("Hello, ada, at last!", await AskAsync(folder, "/hello/ada/later"));
            await Command.RunAsync(folder, "kill", "-TERM", server.Id.ToString());
            await server.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20));
            Assert.Equal(0, server.ExitCode);
        }
        finally
        {
            server.Kill();
        }
    }

    [Fact]
    public async Task An_application_is_tested_with_the_package_for_tests_alone()
    {
        const string Client =
            "using var client = App.Asgi.CreateClient();\nConsole.WriteLine(await client.GetStringAsync(\"/hello/ada\"));";
        var folder = await packed.MakeAsync(
            "tried",
            Program.Replace("using Adapters;", "using Adapters;\nusing Adapters.Testing;", StringComparison.Ordinal)
                .Replace("return await App.RunAsync(args);", Client, StringComparison.Ordinal),
            "Adapters.Testing");
        var (exitCode, output) = await Command.RunAsync(folder, "dotnet", "run", "-v", "q");
        Assert.True(exitCode == 0, output);
        Assert.Equal("Hello, ada!", output.Trim());
    }

    [Fact]
    public async Task A_project_with_the_middleware_package_alone_serves_with_it()
    {
        const string Wrapped =
            """
            var answer = new TaskCompletionSource<string?>();
            var scope = new HttpScope();
            scope.Begin(new BufferedRequest("GET", "/hello/ada"));
            await new SecurityHeaders().Wrap(App.Asgi)(scope, () => default, message =>
            {
                if (message is HttpResponseStart start)
                    answer.TrySetResult(start.Headers["x-content-type-options"]);
                return default;
            });
            Console.WriteLine(await answer.Task);
            """;
        var folder = await packed.MakeAsync(
            "wrapped",
            Program.Replace("using Adapters;", "using Adapters;\nusing Adapters.Middleware;", StringComparison.Ordinal)
                .Replace("return await App.RunAsync(args);", Wrapped, StringComparison.Ordinal)
                .Replace("public string Greet(string", "[NonBlocking] public string Greet(string", StringComparison.Ordinal),
            "Adapters.Middleware");
        var (exitCode, output) = await Command.RunAsync(folder, "dotnet", "run", "-v", "q");
        Assert.True(exitCode == 0, output);
        Assert.Equal("nosniff", output.Trim());
    }

    [Fact]
    public async Task A_project_with_the_hosting_package_alone_has_a_server_in_its_host()
    {
        const string Hosted =
            """
            var services = new ServiceCollection().AddAdapters(App.CreateAsgi);
            Console.WriteLine(services.First(s => s.ServiceType == typeof(IHostedService)).Lifetime);
            """;
        var usings =
            "using Adapters;\nusing Adapters.Hosting;\nusing Microsoft.Extensions.DependencyInjection;\n"
            + "using Microsoft.Extensions.Hosting;\n";
        var folder = await packed.MakeAsync(
            "hosted",
            Program.Replace("using Adapters;\n", usings, StringComparison.Ordinal)
                .Replace("return await App.RunAsync(args);", Hosted, StringComparison.Ordinal),
            "Adapters.Hosting");
        var (exitCode, output) = await Command.RunAsync(folder, "dotnet", "run", "-v", "q");
        Assert.True(exitCode == 0, output);
        Assert.Equal("Singleton", output.Trim());
    }

    [Fact]
    public async Task A_rule_fires_in_a_project_with_the_package()
    {
        var folder = await packed.MakeAsync(
            "wrong",
            Program.Replace(
                "string Greet(string name)", "string Greet(string other = \"\")",
                StringComparison.Ordinal).Replace("$\"Hello, {name}!\"", "other", StringComparison.Ordinal));
        var (exitCode, output) = await Command.RunAsync(folder, "dotnet", "build", "-v", "q");
        Assert.Equal(1, exitCode);
        Assert.Contains(
            "error ADPT007: The template has a value 'name', and 'Greet' has no parameter of that name", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blocking_call_behind_a_helper_is_found_in_a_project_with_the_package_and_its_list_is_read()
    {
        var folder = await packed.MakeAsync("slow", Blocking);
        var (exitCode, output) = await Command.RunAsync(folder, "dotnet", "build", "-v", "q");
        Assert.True(exitCode == 0, output);
        Assert.Contains(
            "warning ADPT103: 'Store.Save' blocks the event loop: Store.Save → File.WriteAllText (Program.cs:22); await "
            + "'WriteAllTextAsync' instead", output, StringComparison.Ordinal);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "Adapters.Blocking.txt"), "!M:Store.Save\n", TestContext.Current.CancellationToken);
        (_, output) = await Command.RunAsync(folder, "dotnet", "build", "-v", "q");
        Assert.DoesNotContain("ADPT103", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blocking_method_that_a_handler_calls_on_the_loop_throws_in_a_debug_build_with_the_package()
    {
        var folder = await packed.MakeAsync(
            "marked", Blocking.Replace("    public void Save()", "    [Blocking] public void Save()", StringComparison.Ordinal));
        var (exitCode, output) = await Command.RunAsync(folder, "dotnet", "build", "-v", "q");
        Assert.True(exitCode == 0, output);
        using var server = Start(folder, "marked");
        try
        {
            await AskAsync(folder, "/save", "marked");
            Assert.Contains(
                "'Store.Save' is marked [Blocking] and was called on an event loop, by GET /save (Shop.Save)",
                await ReadUntilAsync(server, "[Blocking]"), StringComparison.Ordinal);
        }
        finally
        {
            server.Kill();
        }
    }

    private const string Blocking = """
        using Adapters;

        return await App.RunAsync(args);

        [AdaptersApp] public static partial class App;

        [Handler]
        public sealed class Shop
        {
            private readonly Store _store = new();

            [Get("/save")]
            public async Task Save()
            {
                await Task.Yield();
                _store.Save();
            }
        }

        public sealed class Store
        {
            public void Save() => File.WriteAllText(Path.GetTempFileName(), "");
        }
        """;

    private static Process Start(string folder, string name) => Process.Start(
        new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(folder, $"bin/Debug/net10.0/{name}.dll"), "--bind",
                $"unix:{folder}/{name}.sock"])
        { RedirectStandardError = true })!;

    private static async Task<string> ReadUntilAsync(Process process, string text)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var read = "";
        while (!read.Contains(text, StringComparison.Ordinal) && await process.StandardError.ReadLineAsync(deadline.Token) is { } line)
            read += line + "\n";
        return read;
    }

    private static async Task<string> AskAsync(string folder, string path, string name = "shop")
    {
        for (var tries = 0; ; tries++)
        {
            var (exitCode, output) = await Command.RunAsync(
                folder, "curl", "-s", "--unix-socket", $"{folder}/{name}.sock", $"http://shop{path}");
            if (exitCode == 0)
                return output.Trim();
            Assert.True(tries < 100, "the server did not answer");
            await Task.Delay(100);
        }
    }
}
