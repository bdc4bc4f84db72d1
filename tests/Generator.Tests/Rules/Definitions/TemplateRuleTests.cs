namespace Generator.Tests.Rules.Definitions;

/// <summary>
/// What is wrong with route templates, on its exact characters: each kind of error that ASP.NET's ASP0017 has, and those that concern the
/// parameters of the method.
/// </summary>
public sealed class TemplateRuleTests
{
    [Theory]
    [InlineData("/a/[|{id|]", "the parameter has no '}'")]
    [InlineData("/a/[|{id|]/b", "the parameter has no '}'")]
    [InlineData("/a/id[|}|]", "no '{' before it; for the character itself write '}}'")]
    [InlineData("/{id[|{|]x}", "a brace inside a parameter is written twice: '{{'")]
    [InlineData("/a[| |]b", "' ' cannot stand in a path; percent-encode it")]
    [InlineData(
        "/a[|?|]", "'?' cannot stand in a path: the query is no part of a template, and a parameter that may be missing is '{name?}'")]
    [InlineData("/a[|*|]", "'*' cannot stand in a path: the rest of it is '{*name}'; for the character itself write '%2A'")]
    [InlineData("/[|[|]controller]", "'[' cannot stand in a path: tokens such as [controller] are not replaced, so write the name")]
    [InlineData("/a[|%|]2", "two hexadecimal digits must follow '%'")]
    [InlineData("/a[|%|]2x", "two hexadecimal digits must follow '%'")]
    [InlineData("/a[|/|]/b", "it has an empty segment")]
    [InlineData("/{[|1x|]}", "'1x' is not the name of a parameter")]
    [InlineData("/{[|}|]", "'' is not the name of a parameter")]
    [InlineData("/{[|i?d|]}", "'i?d' is not the name of a parameter")]
    [InlineData("/{[|i*d|]}", "'i*d' is not the name of a parameter")]
    [InlineData("/{**[|*id|]}", "'*id' is not the name of a parameter")]
    [InlineData("/{id}[|{rest}|]", "two parameters of a segment need a literal between them")]
    [InlineData("/{id}/{[|id|]}", "it has the parameter 'id' twice")]
    [InlineData("/{[|*rest|]}/x", "a catch-all must be the last segment")]
    [InlineData("/a{[|*rest|]}", "a catch-all must be a whole segment")]
    [InlineData("/{*rest[|?|]}", "a catch-all matches nothing as well, so it cannot be optional")]
    [InlineData("/{id=1[|?|]}", "a parameter with a default may be missing already")]
    [InlineData("/{id[|=|]}", "a default must follow '='")]
    [InlineData("/{[|id?|]}/x", "what follows a parameter that may be missing must be able to be missing too")]
    [InlineData("/{[|id?|]}.x", "a parameter that may be missing must end its segment")]
    [InlineData("/{rest}-{[|id?|]}", "only a period after another parameter can stand before one that may be missing in a segment")]
    [InlineData("/.{[|id?|]}", "only a period after another parameter can stand before one that may be missing in a segment")]
    [InlineData("/{id[|:|]}", "a constraint must follow ':'")]
    [InlineData("/{id:min[|(1|]}", "the constraint has no ')' at its end")]
    public void ADPT002_a_template_that_cannot_be_read(string marked, string reason) => Finds(marked, reason);

    [Theory]
    [InlineData(
        "/{id:[|integer|]}",
        "'integer' is not a constraint (string, int, long, short, byte, uint, ulong, double, float, decimal, bool, guid, date, time, "
        + "datetime, alpha, length, minlength, maxlength, min, max, range, regex)")]
    [InlineData("/{id:[|long|]}", "'long' is not the type of 'id' in Get, which is int")]
    [InlineData("/{id:[|int(1)|]}", "'int(1)' takes no arguments")]
    [InlineData("/{id:int:[|alpha|]}", "'alpha' demands a string, and 'id' is int in Get")]
    [InlineData("/{rest:[|alpha(1)|]}", "'alpha(1)' takes no arguments")]
    [InlineData("/{rest:[|min(1)|]}", "'min(1)' demands a number, and 'rest' is string in Get")]
    [InlineData("/{id:[|min|]}", "'min' needs a number between parentheses")]
    [InlineData("/{id:[|min(x)|]}", "'min(x)' needs a number between parentheses")]
    [InlineData("/{id:[|max(1.5)|]}", "'max(1.5)' has a number that no int is")]
    [InlineData("/{id:[|max(9000000000)|]}", "'max(9000000000)' has a number that no int is")]
    [InlineData("/{id:[|range(5)|]}", "'range(5)' needs two numbers between parentheses")]
    [InlineData("/{id:[|range(5,1)|]}", "'range(5,1)' begins above its end, so that nothing is valid")]
    [InlineData("/{rest:[|length|]}", "'length' needs the number of characters between parentheses, or two")]
    [InlineData("/{rest:[|length(1,2,3)|]}", "'length(1,2,3)' needs the number of characters between parentheses, or two")]
    [InlineData("/{rest:[|length(3,2)|]}", "'length(3,2)' begins above its end, so that nothing is valid")]
    [InlineData("/{rest:[|minlength(-1)|]}", "'minlength(-1)' needs the number of characters between parentheses")]
    [InlineData("/{rest:[|regex()|]}", "'regex()' needs a pattern between parentheses")]
    [InlineData("/{rest:[|regex(a()|]}", "'regex(a()' does not parse: Invalid pattern 'a(' at offset 2. Not enough )'s.")]
    [InlineData("/{[|id|]?}", "'id' has the type int in Get, and it may be missing, so the parameter needs a '?' or a default")]
    [InlineData("/{[|id|]=x}", "'id' has the type int in Get, and its default 'x' is not a value of int")]
    [InlineData("/{[|given|]=x}", "'given' has the type string in Get, and it has a default in the template and another at the parameter")]
    [InlineData("/{*[|id|]}", "'id' has the type int in Get, and a catch-all is always a string")]
    public void ADPT002_a_template_that_the_method_does_not_fit(string marked, string reason) => Finds(marked, reason);

    [Fact]
    public void ADPT002_a_template_whose_prefix_cannot_be_read() =>
        RuleRun.Finds(
            "ADPT002", "The template '/a b/c' cannot be parsed: ' ' cannot stand in a path; percent-encode it",
            """[Handler("/a[| |]b")] public sealed class Own { [Get("/c")] public ValueTask<string> Get() => new(""); }""");

    [Fact]
    public void ADPT002_a_template_that_would_leave_its_prefix() =>
        RuleRun.Finds(
            "ADPT002", "The template '~/b' cannot be parsed: '~' does not leave out the prefix of the class: give the route a class of "
                + "its own",
            """[Handler("/a")] public sealed class Own { [Get("[|~|]/b")] public ValueTask<string> Get() => new(""); }""");

    [Fact]
    public void ADPT002_a_prefix_that_may_be_missing_before_a_segment() =>
        RuleRun.Finds(
            "ADPT002", "The template '/{tenant?}/users' cannot be parsed: what follows a parameter that may be missing must be able to be "
                + "missing too",
            """[Handler("/{[|tenant?|]}")] public sealed class Own { [Get("/users")] public string Get(string? tenant) => ""; }""");

    [Theory]
    [InlineData("'even' needs a method 'static bool Matches(string)' in Even", "string", "even")]
    [InlineData("'even(2)' takes no arguments", "int", "even(2)")]
    public void ADPT002_a_constraint_of_ones_own_that_does_not_fit(string reason, string type, string constraint) =>
        RuleRun.Finds(
            "ADPT002", $$"""The template '/{id:{{constraint}}}' cannot be parsed: {{reason}}""",
            $$"""
            [assembly: RouteConstraint("even", typeof(Even))]
            public static class Even { public static bool Matches(int value) => value % 2 == 0; }
            [Handler] public sealed class Own { [Get("/{id:[|{{constraint}}|]}")] public string Get({{type}} id) => ""; }
            """);

    [Theory]
    [InlineData(
        "[Host([|\"http://a\"|])]",
        "'http://a' is not a host: write 'example.com', '*.example.com' or '*:8080', without a scheme or a path")]
    [InlineData(
        "[Host([|\"*\"|])]", "'*' is not a host: write 'example.com', '*.example.com' or '*:8080', without a scheme or a path")]
    [InlineData("[[|Host|]]", "[Host] names nothing")]
    [InlineData("[MatchHeader([|\"a b\"|], \"1\")]", "'a b' is not the name of a header field (RFC 9110, section 5.1)")]
    [InlineData("[MatchHeader(\"a\", [|\" 1\"|])]", "' 1' is not a value that is compared: printable ASCII without spaces around it")]
    [InlineData("[[|Consumes(\"text/csv\")|]]", "a GET request has no body, so it has no content type")]
    [InlineData(
        "[Consumes([|\"json\"|])]", "'json' is not a media type: write 'application/json' or 'image/*', without parameters", "Post")]
    public void ADPT008_a_condition_that_cannot_hold(string attribute, string reason, string verb = "Get") =>
        RuleRun.Finds(
            "ADPT008", $"'Own' cannot be a handler: {reason}",
            $$"""[Handler] public sealed class Site { [{{verb}}("/")] {{attribute}} public string Own() => ""; }""");

    private static void Finds(string marked, string reason)
    {
        var template = marked.Remove(marked.IndexOf("[|", StringComparison.Ordinal), 2);
        template = template.Remove(template.IndexOf("|]", StringComparison.Ordinal), 2);
        var parameters = new[] { ("id", "int id"), ("rest", "string rest"), ("given", "string given = \"\"") }
            .Where(p => template.Contains(p.Item1, StringComparison.Ordinal))
            .Select(p => p.Item2);
        RuleRun.Finds(
            "ADPT002", $"The template '{template}' cannot be parsed: {reason}",
            $$"""
            [Handler] public sealed class Own { [Get("{{marked}}")] public string Get({{string.Join(", ", parameters)}}) => ""; }
            """);
    }
}
