using System.Text;
using Adapters.Server.Hosting;

namespace Adapters.Server.Tests.Hosting;

/// <summary>What a program decides before it serves, and what its command line says of it.</summary>
public sealed class AppBuilderTests
{
    private readonly MemoryStream _output = new();
    private readonly MemoryStream _error = new();

    private string Output => Encoding.UTF8.GetString(_output.ToArray());

    private string Error => Encoding.UTF8.GetString(_error.ToArray());

    [Fact]
    public async Task The_first_middleware_is_the_outermost()
    {
        var calls = new List<string>();
        var builder = new AppBuilder([]);
        builder.Use(Noting("first")).Use(Noting("second"));
        await builder.Build(_ => Note("application"))(new HttpScope(), null!, null!);
        Assert.Equal(["first", "second", "application"], calls);

        AsgiApplication Note(string name) => (_, _, _) =>
        {
            calls.Add(name);
            return default;
        };

        Func<AsgiApplication, AsgiApplication> Noting(string name) => inner => async (scope, receive, send) =>
        {
            calls.Add(name);
            await inner(scope, receive, send);
        };
    }

    [Fact]
    public void The_application_gets_the_services()
    {
        var services = new NoServices();
        IServiceProvider? given = null;
        new AppBuilder([]) { Services = services }.Build(s => Keep(s));
        Assert.Same(services, given);

        AsgiApplication Keep(IServiceProvider? s)
        {
            given = s;
            return (_, _, _) => default;
        }
    }

    [Fact]
    public void A_middleware_that_returns_nothing_is_an_error()
    {
        var builder = new AppBuilder([]).Use(_ => null!);
        var error = Assert.Throws<InvalidOperationException>(() => builder.Build(_ => (_, _, _) => default));
        Assert.Equal("A middleware returned null instead of an application.", error.Message);
    }

    [Fact]
    public async Task The_command_line_takes_precedence_over_the_program()
    {
        Assert.Equal(0, await Run(app => (app.Options.Threads, app.Options.Queue) = (3, 7), "--print-config", "--threads", "4"));
        Assert.Contains("--threads=4  # ", Output, StringComparison.Ordinal);
        Assert.Contains("--queue=7  # ", Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("app.db False ")]
    [InlineData("a b False ", "--database", "a b")]
    [InlineData("a=b True ", "--threads", "3", "--verbose", "--database=a=b")]
    [InlineData("second False ", "--database", "first", "--database=second")]
    [InlineData("app.db False --database,x", "--", "--database", "x")]
    public async Task A_program_has_options_of_its_own(string expected, params string[] arguments)
    {
        var read = "";
        Assert.Equal(0, await Run(
            app =>
            {
                read = $"{app.Option("--database", "app.db", "The file of the database.")} {app.Switch("--verbose", "Says more.")} ";
                read += string.Join(',', app.Arguments);
            },
            ["--check-config", .. arguments]));
        Assert.Equal(expected, read);
    }

    [Fact]
    public async Task Help_lists_them()
    {
        Assert.Equal(0, await Run(Declare, "--help"));
        Assert.Contains(
            "\nThe program's own\n  --database <value>\n      The file of the database. Default: app.db.\n  --verbose\n      Says more.\n",
            Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--database needs a value; give one, such as --database VALUE", "--database")]
    [InlineData("--database needs a value; give one, such as --database VALUE", "--database", "--verbose")]
    [InlineData("--verbose takes no value; give it alone", "--verbose=yes")]
    [InlineData("unknown option '--verbos'; --help lists the options", "--verbos")]
    public async Task A_mistake_of_the_operator_is_one_line_and_status_2(string message, params string[] arguments)
    {
        Assert.Equal(2, await Run(Declare, ["--check-config", .. arguments]));
        Assert.Equal($"error: {message}\n", Error);
    }

    [Theory]
    [InlineData("database", "'database' is not a flag: write two dashes and a name, such as --database.")]
    [InlineData("--", "'--' is not a flag: write two dashes and a name, such as --database.")]
    [InlineData("--a=b", "'--a=b' is not a flag: write two dashes and a name, such as --database.")]
    [InlineData("--threads", "The server has an option --threads already: give this one another name.")]
    [InlineData("--help", "The server has an option --help already: give this one another name.")]
    [InlineData("--verbose", "The program declares --verbose twice.")]
    public void A_mistake_of_the_program_is_an_exception(string flag, string message)
    {
        var builder = new AppBuilder([]);
        builder.Switch("--verbose", "Says more.");
        var error = Assert.Throws<ArgumentException>(() => builder.Option(flag, "", "One."));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    private static void Declare(AppBuilder app)
    {
        app.Option("--database", "app.db", "The file of the database.");
        app.Switch("--verbose", "Says more.");
    }

    private Task<int> Run(Action<AppBuilder> configure, params string[] arguments) =>
        new ServerCommand(new HostProcess { Output = _output, Error = _error, Environment = new Dictionary<string, string>() })
            .RunAsync(_ => (_, _, _) => default, arguments, configure);

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
