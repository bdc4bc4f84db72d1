using Adapters.CompilerServices;
using Adapters.Server.Options;

namespace Adapters.Server.Tests.Options;

/// <summary>The table that <c>--routes</c> prints.</summary>
public sealed class RouteListTests
{
    [Fact]
    public void The_routes_are_listed_by_path() => Assert.Equal(
        "METHOD  PATH         HANDLER     RUNS ON\n"
        + "GET     /a           Site.Read   event loop\n"
        + "POST    /a           Site.Write  worker thread\n"
        + "GET     /b/{id:int}  Site.ById   event loop\n",
        RouteList.Text(
        [
            new("GET", "/b/{id:int}", "Site.ById", false), new("POST", "/a", "Site.Write", true), new("GET", "/a", "Site.Read", false),
        ]));

    [Fact]
    public void Conditions_have_a_column_if_there_are_any() => Assert.Equal(
        "METHOD  PATH  HANDLER  RUNS ON        ONLY FOR\nGET     /     Site.A   worker thread  [host a.test]\n",
        RouteList.Text([new("GET", "/", "Site.A", true) { Conditions = "[host a.test]" }]));

    [Fact]
    public void Routes_that_nobody_knows_are_an_error() => Assert.Equal(
        "the routes of this application are not known: only a class with [AdaptersApp] has a list of them",
        Assert.Throws<ConfigurationException>(() => RouteList.Text(null)).Message);

    [Fact]
    public void An_application_without_routes_has_an_empty_table() =>
        Assert.Equal("METHOD  PATH  HANDLER  RUNS ON\n", RouteList.Text([]));
}
