using Adapters.Analyzers.Blocking;

namespace Generator.Tests.Blocking;

/// <summary>The kind of application brings the code into scope that its framework calls.</summary>
public sealed class ProfileTests
{
    private const string Frameworks = """
        namespace Microsoft.AspNetCore.Mvc { public class ControllerBase { } public class NonActionAttribute : Attribute { } }
        namespace Microsoft.AspNetCore.Mvc.RazorPages { public class PageModel { } }
        namespace Microsoft.AspNetCore.Mvc.Filters { public interface IFilterMetadata { } }
        namespace Microsoft.AspNetCore.SignalR { public class Hub { } }
        namespace System.Windows.Forms { public class Control { protected virtual void OnClick(EventArgs e) { } } }
        namespace System.Windows.Input { public interface ICommand { void Execute(object? parameter); } }
        public interface IRoutes { void MapGet(string route, Delegate handler); }
        """;

    [Theory]
    [InlineData("library")]
    [InlineData("aspnet")]
    [InlineData("desktop")]
    public void Every_profile_has_all_asynchronous_code(string profile) =>
        Assert.Equal(["ADPT102"], Ids(profile, "public class Own { public async Task Run() { Thread.Sleep(1); await Task.Yield(); } }"));

    [Theory]
    [InlineData("public class Own { public int Run(Task<int> t) => t.Result; }", 1)]
    [InlineData("public class Own { public int this[Task<int> t] => t.Result; }", 1)]
    [InlineData("public class Own { internal int Run(Task<int> t) => t.Result; }", 0)]
    [InlineData("internal class Own { public int Run(Task<int> t) => t.Result; }", 0)]
    [InlineData("public class Own { public void Run() => Thread.Sleep(1); }", 0)]
    [InlineData("public class Own { [Blocking] public int Run(Task<int> t) => t.Result; }", 0)]
    public void A_public_member_of_a_library_must_not_wait_on_a_task(string source, int count) =>
        Assert.Equal(count, Ids("library", source).Count);

    [Fact]
    public void What_a_public_member_of_a_library_does_besides_is_reported_where_asynchronous_code_calls_it() => Assert.Equal(
        ["ADPT103"],
        Ids("library", """
            public class Own
            {
                public void Save() => File.WriteAllText("x", "");
                public async Task Run() { Save(); await Task.Yield(); }
            }
            """));

    [Theory]
    [InlineData("public class Own : Microsoft.AspNetCore.Mvc.ControllerBase { public int Get(Task<int> t) => t.Result; }", 1)]
    [InlineData("public class Own : Microsoft.AspNetCore.SignalR.Hub { public int Get(Task<int> t) => t.Result; }", 1)]
    [InlineData("public class Own : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { public int OnGet(Task<int> t) => t.Result; }", 1)]
    [InlineData("public class Own : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { public int Other(Task<int> t) => t.Result; }", 0)]
    [InlineData("public class Own : Microsoft.AspNetCore.Mvc.Filters.IFilterMetadata { public void OnAction(Task t) => t.Wait(); }", 1)]
    [InlineData("public class Own { public void Add(IRoutes app) => app.MapGet(\"/\", (Task<int> t) => t.Result); }", 1)]
    [InlineData("public class Own { public void Add(IRoutes app) => app.MapGet(\"/\", () => Thread.Sleep(1)); }", 0)]
    [InlineData("public class Own : Microsoft.AspNetCore.Mvc.ControllerBase { int Get(Task<int> t) => t.Result; }", 0)]
    [InlineData(
        "using Microsoft.AspNetCore.Mvc; public class Own : ControllerBase { [NonAction] public int X(Task<int> t) => t.Result; }",
        0)]
    [InlineData("public class Own : Microsoft.AspNetCore.Mvc.ControllerBase { public void Get() => File.ReadAllText(\"x\"); }", 0)]
    [InlineData("public class Own { public int Get(Task<int> t) => t.Result; }", 0)]
    public void A_synchronous_action_must_not_wait_on_a_task(string source, int count) => Assert.Equal(count, Ids("aspnet", source).Count);

    [Theory]
    [InlineData("public class Own : System.Windows.Forms.Control { void Clicked(object sender, EventArgs e) => Thread.Sleep(1); }", 1)]
    [InlineData("public class Own : System.Windows.Forms.Control { protected override void OnClick(EventArgs e) => Thread.Sleep(1); }", 1)]
    [InlineData("public class Own : System.Windows.Forms.Control { Action<object, EventArgs> x = (s, e) => Thread.Sleep(1); }", 1)]
    [InlineData("public class Own : System.Windows.Input.ICommand { public void Execute(object? p) => File.ReadAllText(\"x\"); }", 1)]
    [InlineData("public class Own : System.Windows.Forms.Control { public void Other() => Thread.Sleep(1); }", 0)]
    [InlineData("public class Own { void Elapsed(object sender, EventArgs e) => Thread.Sleep(1); }", 0)]
    public void Code_on_the_thread_of_the_user_interface_must_not_block(string source, int count) =>
        Assert.Equal(count, Ids("desktop", source).Count);

    [Fact]
    public void A_scope_that_is_set_takes_precedence_over_the_profile() => Assert.Empty(
        Ids("library", "public class Own { public async Task Run() { Thread.Sleep(1); await Task.Yield(); } }", "handlers"));

    private static List<string> Ids(string profile, string source, string? scope = null)
    {
        var options = new Dictionary<string, string> { ["adapters_blocking_profile"] = profile };
        if (scope is not null)
            options["adapters_blocking_scope"] = scope;
        var compilation = SuiteCompilation.Of($"{source}\n{Frameworks}");
        return [.. SuiteCompilation.Run(compilation, [new BlockingAnalyzer()], options).Select(d => d.Id)];
    }
}
