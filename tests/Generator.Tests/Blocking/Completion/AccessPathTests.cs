using Adapters.Analyzers.Blocking.Completion.AccessPaths;

namespace Generator.Tests.Blocking.Completion;

/// <summary>Names of tasks: which are equal, and which depend on others.</summary>
public sealed class AccessPathTests
{
    private static readonly AccessPath Jobs = Variable("jobs");
    private static readonly AccessPath Index = Variable("index");

    [Fact]
    public void Paths_with_the_same_segments_are_equal()
    {
        Assert.Equal(First(Jobs).Member("Done"), First(Variable("jobs")).Member("Done"));
        Assert.NotEqual(First(Jobs).Member("Done"), First(Jobs).Member("Next"));
        Assert.NotEqual(Jobs, AccessPath.From(new PathSegment.Variable("jobs", 2)));
    }

    [Fact]
    public void A_path_depends_on_what_it_is_reached_through_and_on_its_indices()
    {
        var path = Jobs.Element(new ElementIndex.At(Index)).Member("Done");
        Assert.True(path.DependsOn(Jobs));
        Assert.True(path.DependsOn(Index));
        Assert.False(path.DependsOn(Variable("job")));
        Assert.False(Jobs.DependsOn(path));
    }

    [Fact]
    public void A_path_is_complete_if_all_elements_are_or_there_are_none()
    {
        var path = First(First(Jobs));
        Assert.Equal(
            [
                First(Jobs).Element(ElementIndex.All),
                First(Jobs.Element(ElementIndex.All)),
                Jobs.Element(ElementIndex.All).Element(ElementIndex.All),
            ],
            path.Generalizations());
        Assert.Equal([First(Jobs).Element(ElementIndex.None), Jobs.Element(ElementIndex.None)], path.Emptinesses());
    }

    [Fact]
    public void A_path_keeps_its_end_when_it_begins_elsewhere() =>
        Assert.Equal(Index.Member("Done"), First(Jobs).Member("Done").Rebase(First(Jobs), Index));

    [Theory]
    [InlineData("0", "0", true)]
    [InlineData("0", "1", false)]
    public void Constant_indices_are_the_same_element_if_they_are_equal(string a, string b, bool expected) =>
        Assert.Equal(expected, new ElementIndex.Constant(a).MayEqual(new ElementIndex.Constant(b)));

    [Fact]
    public void An_index_that_is_not_constant_may_be_any_element() =>
        Assert.True(new ElementIndex.At(Index).MayEqual(new ElementIndex.Constant("0")));

    [Fact]
    public void Conditions_of_an_implication_have_no_order()
    {
        var (a, b) = (Fact.Complete(Jobs), Fact.Complete(Index));
        Assert.Equal(Implication.Together([a, b], First(Jobs)), Implication.Together([b, a], First(Jobs)));
        Assert.NotEqual(Implication.Together([a, b], First(Jobs)), Implication.Together([a], First(Jobs)));
    }

    private static AccessPath First(AccessPath collection) => collection.Element(new ElementIndex.Constant("0"));

    private static AccessPath Variable(string name) => AccessPath.From(new PathSegment.Variable(name, 1));
}
