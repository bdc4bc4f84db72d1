namespace Generator.Tests.Rules.Definitions;

/// <summary>Routes that another assembly of the application hides.</summary>
public sealed class HiddenRouteTests
{
    private const string Library = """
        [Handler("/orders")] public sealed class Orders
        {
            [Get("/{id:int}")] public string One(int id) => "";
            [Get("/{name}.{ext}")] public string File(string name, string ext) => "";
            [Post] public string Add() => "";
            [Get("/by-host"), Host("a.test")] public string ByHost() => "";
        }
        """;

    [Theory]
    [InlineData(
        "Get(\"/orders/{id:int}\")", "int id", "GET /orders/{id:int} hides 'Orders.One' of Library: a request "
        + "such as /orders/1")]
    [InlineData(
        "Get(\"/orders/{id}\")", "string id", "GET /orders/{id} hides 'Orders.One' of Library: a request "
        + "such as /orders/1")]
    [InlineData(
        "Get(\"/{*rest}\")", "string rest", "GET /{*rest} hides 'Orders.One' of Library: a request "
        + "such as /orders/1")]
    [InlineData(
        "Get(\"/orders/{a}.{b:alpha}\")", "string a, string b", "GET /orders/{a}.{b:alpha} hides 'Orders.File' of Library: a request "
        + "such as /orders/name.ext")]
    [InlineData(
        "Post(\"/orders/{id?}\")", "int? id", "POST /orders/{id?} hides 'Orders.Add' of Library: a request "
        + "such as /orders")]
    public void ADPT017_a_route_that_goes_before_that_of_a_library(string route, string parameters, string message)
    {
        var found = Run($$"""[Handler] public sealed class Own { [{{route}}] public string Get({{parameters}}) => ""; }""", Library);
        Assert.Equal(("ADPT017", message + " no longer goes there"), (Assert.Single(found).Id, found[0].GetMessage()));
        Assert.True(found[0].Location.IsInSource);
    }

    [Theory]
    [InlineData("Get(\"/orders/me\")", "")]
    [InlineData("Put(\"/orders/{id}\")", "string id")]
    [InlineData("Get(\"/orders/{id:guid}\")", "Guid id")]
    [InlineData("Get(\"/orders/{id:int}\"), Host(\"b.test\")", "int id")]
    [InlineData("Get(\"/orders/{id:int}/lines\")", "int id")]
    public void A_route_that_leaves_those_of_a_library_is_right(string route, string parameters) =>
        Assert.Empty(Run($$"""[Handler] public sealed class Own { [{{route}}] public string Get({{parameters}}) => ""; }""", Library));

    [Fact]
    public void ADPT017_two_libraries_with_one_route()
    {
        var found = Run(
            "[AdaptersApp] public static partial class App;",
            """[Handler] public sealed class A { [Get("/{id}")] public string Get(string id) => ""; }""",
            """[Handler] public sealed class B { [Get("/{name}")] public string Get(string name) => ""; }""");
        Assert.Equal(
            "GET /{name} of Library2 hides 'A.Get' of Library: a request such as /id no longer goes there",
            Assert.Single(found).GetMessage());
    }

    private static System.Collections.Immutable.ImmutableArray<Microsoft.CodeAnalysis.Diagnostic> Run(
        string source, params string[] libraries) => RuleRun.Run(
            source, [.. libraries.Select((l, i) => GeneratorRun.Of(l, i == 0 ? "Library" : $"Library{i + 1}").ToReference())]);
}
