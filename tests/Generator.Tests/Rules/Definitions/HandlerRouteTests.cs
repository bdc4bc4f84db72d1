namespace Generator.Tests.Rules.Definitions;

/// <summary>Handler classes that have no routes, or not those of their base classes: no route is missing in silence.</summary>
public sealed class HandlerRouteTests
{
    [Theory]
    [InlineData("[Handler(\"/a\")] public sealed class [|Own|] { public string All() => \"\"; }")]
    [InlineData("[Handler] public sealed class [|Own|];")]
    [InlineData("[Handler] public static class [|Own|];")]
    [InlineData("public class Base { public string Get() => \"\"; } [Handler] public sealed class [|Own|] : Base;")]
    public void ADPT016_a_handler_without_routes(string marked) => RuleRun.Finds(
        "ADPT016", "'Own' has [Handler], and no method of it has a route: give one a route, or remove the attribute", marked);

    [Theory]
    [InlineData("[Startup] public void Begin() { }")]
    [InlineData("[Get(\"/\")] public string Get() => \"\";")]
    public void A_handler_that_does_something_is_right(string member) =>
        RuleRun.FindsNothing($$"""[Handler] public sealed class Own { {{member}} }""");

    [Theory]
    [InlineData("[Handler] public sealed class [|Own|] : Base;")]
    [InlineData("[Handler] public sealed class [|Own|] : Base { [Get(\"/own\")] public string Other() => \"\"; }")]
    [InlineData("[Handler] public sealed class [|Own|] : Base { public override string Get() => \"\"; }")]
    [InlineData("public class Middle : Base; [Handler] public sealed class [|Own|] : Middle;")]
    public void ADPT011_routes_that_a_handler_has_and_another_does_not_inherit(string derived) => RuleRun.Finds(
        "ADPT011", "'Own.Get' is never called: its route is at 'Base', and routes are not inherited: declare the method with a route of "
            + "its own",
        "[Handler(\"/base\")] public class Base { [Get(\"/\")] public virtual string Get() => \"\"; } " + derived);

    [Fact]
    public void A_method_with_a_route_of_its_own_replaces_that_of_the_base() => RuleRun.FindsNothing(
        """
        [Handler("/base")] public class Base { [Get("/")] public virtual string Get() => ""; }
        [Handler("/own")] public sealed class Own : Base { [Get("/")] public override string Get() => ""; }
        """);

    [Fact]
    public void ADPT011_routes_of_a_base_class_in_another_assembly()
    {
        var library = GeneratorRun.Of(
            """
            public abstract class Base { [Get("/")] public string Get() => ""; }
            public interface IContract { [Post("/")] string Post(); }
            """, "Library");
        var found = RuleRun.Run(
            "[Handler] public sealed class Own : Base, IContract { public string Post() => \"\"; }", library.ToReference());
        Assert.Equal(["ADPT011", "ADPT011"], found.Select(f => f.Id));
        Assert.StartsWith("'Own.Get' is never called: its route is at 'Base'", found[0].GetMessage(), StringComparison.Ordinal);
        Assert.StartsWith("'Own.Post' is never called: its route is at 'IContract'", found[1].GetMessage(), StringComparison.Ordinal);
    }
}
