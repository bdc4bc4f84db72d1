using Adapters.Analyzers.Blocking;

namespace Generator.Tests.Blocking;

/// <summary>An asynchronous filter runs on the event loop, as the routes behind it do.</summary>
public sealed class FilterScopeTests
{
    [Theory]
    [InlineData("public async Task<Response?> Before() { File.Delete(\"x\"); await Task.Yield(); return null; }", "ADPT103")]
    [InlineData(
        "public async ValueTask<Response?> Around(AsyncRouteCall next) { File.Delete(\"x\"); await next.RunAsync(); return null; }",
        "ADPT103")]
    [InlineData("public Response? Around(RouteCall next) { File.Delete(\"x\"); next.Run(); return null; }", null)]
    [InlineData("public async Task Other() { File.Delete(\"x\"); await Task.Yield(); }", null)]
    public void It_must_not_block(string method, string? id)
    {
        var found = SuiteCompilation.Run(
            SuiteCompilation.Of($"public sealed class OwnAttribute : FilterAttribute {{ {method} }}"), [new BlockingAnalyzer()]);
        Assert.Equal(id is null ? [] : [id], found.Select(f => f.Id));
    }
}
