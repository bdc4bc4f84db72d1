namespace Generator.Tests.Rules.Definitions;

/// <summary>Attributes that nobody reads: without a finding the route would be missing in silence, or be another one.</summary>
public sealed class DroppedRouteTests
{
    [Theory]
    [InlineData("""public class Base { [[|Get("/")|]] public string Own() => ""; } [Handler] public sealed class Derived : Base;""")]
    [InlineData("""public class Base { [[|Startup|]] public void Own() { } }""")]
    [InlineData("""public interface Base { [[|WebSocket("/")|]] Task Own(Send send); }""")]
    public void ADPT011_a_route_in_a_class_without_Handler(string marked) =>
        RuleRun.Finds("ADPT011", "'Own' is never called: 'Base' has no [Handler], and routes are not inherited", marked);

    [Theory]
    [InlineData("""public string Own { [[|Get("/")|]] get => ""; }""")]
    [InlineData("""public event Action Own { [[|Startup|]] add { } remove { } }""")]
    public void ADPT011_a_route_on_an_accessor(string member) => RuleRun.Finds(
        "ADPT011", "'Own' is never called: it is an accessor, an operator or the implementation of an interface, and not a method of "
            + "its own",
        $$"""[Handler] public sealed class Shape { {{member}} }""");

    [Theory]
    [InlineData("""[[|Get("/")|]] static string Own() => ""; Own();""", "Own")]
    [InlineData("""Func<string> own = [[|Get("/")|]] () => ""; own();""", "")]
    public void ADPT011_a_route_inside_another_method(string body, string name) => RuleRun.Finds(
        "ADPT011", $"'{name}' is never called: it is inside another method",
        $$"""[Handler] public sealed class Shape { [Get("/other")] public void Run() { {{body}} } }""");

    [Fact]
    public void ADPT008_a_route_attribute_of_ones_own() => RuleRun.Finds(
        "ADPT008", "'Own' cannot be a handler: only the route attributes of Adapters are read at compile time, and 'CachedAttribute' is "
            + "another: write [Route(method, template)]",
        """
        public sealed class CachedAttribute(string template) : RouteAttribute("GET", template);
        [Handler] public sealed class Shape { [[|Cached("/")|]] public string Own() => ""; }
        """);

    [Fact]
    public void ADPT001_a_handler_whose_base_has_required_members() => RuleRun.Finds(
        "ADPT001", "The handler 'Own' cannot be used: it has required members, which nobody would set: take them as constructor parameters",
        """public class Base { public required string Name { get; init; } } [Handler] public sealed class [|Own|] : Base;""");

    [Fact]
    public void A_constructor_that_sets_the_required_members_is_enough()
    {
        const string Source = """
            [AdaptersApp] public static partial class App;
            [Handler] public sealed class Own
            {
                [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public Own() => Name = "set";
                public required string Name { get; init; }
                [Get("/")] public string Get() => Name;
            }
            """;
        RuleRun.FindsNothing(Source);
        Assert.Equal("set", GeneratorRun.Of(Source).Load().CallSync("GET", "/").Body);
    }
}
