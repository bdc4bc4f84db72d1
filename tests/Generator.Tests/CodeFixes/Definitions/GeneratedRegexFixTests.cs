using Adapters.CodeFixes.Definitions;
using Adapters.Generator.Rules.Definitions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Generator.Tests.CodeFixes.Definitions;

/// <summary>The fix of ADPT025, with the generator of regular expressions: what it writes compiles.</summary>
public sealed class GeneratedRegexFixTests
{
    [Fact]
    public void The_pattern_of_a_parameter_moves_to_a_method_of_the_handler() => Fixes(
        """
        using System.ComponentModel.DataAnnotations;

        [Handler]
        public sealed class Own
        {
            [Get("/")]
            public string Get([RegularExpression("a+")] string name) => name;
        }

        """,
        """
        using System.ComponentModel.DataAnnotations;
        using System.Text.RegularExpressions;

        [Handler]
        public sealed partial class Own
        {
            [Get("/")]
            public string Get([RegularExpression(NamePattern)] string name) => name;

            internal const string NamePattern = "a+";

            [GeneratedRegex(NamePattern, RegexOptions.None, 2000)]
            internal static partial Regex NameRegex();
        }

        """);

    [Fact]
    public void The_patterns_of_a_record_move_all_at_once() => Fixes(
        """
        using System.ComponentModel.DataAnnotations;

        namespace Shop
        {
            public sealed record Item([RegularExpression("a+")] string Name, [property: RegularExpression(@"b\d", MatchTimeoutInMilliseconds = 50)] string Code);
            [Handler] public sealed class Own { [Get("/")] public string Get([AsParameters] Item item) => ""; }
        }

        """,
        """
        using System.ComponentModel.DataAnnotations;
        using System.Text.RegularExpressions;

        namespace Shop
        {
            public sealed partial record Item([RegularExpression(Item.NamePattern)] string Name, [property: RegularExpression(Item.CodePattern, MatchTimeoutInMilliseconds = 50)] string Code)
            {
                internal const string NamePattern = "a+";

                [GeneratedRegex(NamePattern, RegexOptions.None, 2000)]
                internal static partial Regex NameRegex();

                internal const string CodePattern = @"b\d";

                [GeneratedRegex(CodePattern, RegexOptions.None, 50)]
                internal static partial Regex CodeRegex();
            }
            [Handler] public sealed class Own { [Get("/")] public string Get([AsParameters] Item item) => ""; }
        }

        """);

    [Fact]
    public void A_property_and_a_constant_stay_where_they_are() => Fixes(
        """
        using System.ComponentModel.DataAnnotations;

        partial class Page
        {
            private const string Letters = "[a-z]+";
            private static string NameRegex => "";
            [RegularExpression(Letters)] public string? Name { get; init; }
        }

        [Handler] public sealed class Own { [Get("/")] internal string Get([AsParameters] Page page) => ""; }

        """,
        """
        using System.ComponentModel.DataAnnotations;
        using System.Text.RegularExpressions;

        partial class Page
        {
            private const string Letters = "[a-z]+";
            private static string NameRegex => "";
            [RegularExpression(Letters)] public string? Name { get; init; }

            [GeneratedRegex(Letters, RegexOptions.None, 2000)]
            internal static partial Regex NameRegex_();
        }

        [Handler] public sealed class Own { [Get("/")] internal string Get([AsParameters] Page page) => ""; }

        """);

    [Fact]
    public void A_type_inside_one_that_is_not_partial_has_no_fix() => Assert.Empty(
        FixSolution.Of([new DefinitionAnalyzer()], [("Source.cs", """
            using System.ComponentModel.DataAnnotations;
            public class Outer { [Handler] public sealed class Own { [Get("/")] public string Get([RegularExpression("a+")] string name) => ""; } }
            """)]).Titles(new GeneratedRegexFix()));

    private static void Fixes(string before, string after)
    {
        var solution = FixSolution.WithGenerators([new DefinitionAnalyzer()], ("Source.cs", before));
        Assert.All(solution.Findings(), f => Assert.Equal("ADPT025", f.Id));
        solution.ApplyAll(new GeneratedRegexFix(), FixAllScope.Document);
        Assert.Equal(after, solution.Text());
        Assert.Empty(solution.Findings());
    }
}
