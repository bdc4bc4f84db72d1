namespace Generator.Tests.Rules.Definitions;

/// <summary>The rules about validation attributes.</summary>
public sealed class ValidationRuleTests
{
    private const string Usings = """
        using System.ComponentModel.DataAnnotations; using System.Text.Json; using System.Text.Json.Serialization;
        using System.Text.RegularExpressions;

        """;

    private const string Json = """
        [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)] [JsonSerializable(typeof(Item))]
        public sealed partial class AppJson : JsonSerializerContext;
        """;

    [Theory]
    [InlineData("[|StringLength(5)|]", "int", "StringLength", "it is for text, not for a value of type 'int'")]
    [InlineData("[|MaxLength(5)|]", "int", "MaxLength", "it is for text and collections, not for a value of type 'int'")]
    [InlineData("[|Range(1, 5)|]", "string", "Range", "it is for numbers, not for a value of type 'string'")]
    [InlineData("[|Range(typeof(int), \"1\", \"5\")|]", "long", "Range", "it is for values of type 'int', not for a value of type 'long'")]
    [InlineData("[|RegularExpression(\"a\")|]", "int", "RegularExpression", "it is for text, not for a value of type 'int'")]
    [InlineData("[|EmailAddress|]", "Guid", "EmailAddress", "it is for text, not for a value of type 'System.Guid'")]
    [InlineData("[|Required|]", "int", "Required", "a value of type 'int' is never null: make it nullable")]
    [InlineData("[|DeniedValues(1L)|]", "int", "DeniedValues", "none of its values is of type 'int'")]
    [InlineData(
        "[|EnumDataType(typeof(DayOfWeek))|]", "double", "EnumDataType",
        "it is for 'DayOfWeek', text and whole numbers, not for a value of type 'double'")]
    [InlineData(
        "[|CustomValidation(typeof(Own), \"None\")|]", "int", "CustomValidation",
        "'Own' has no public or internal method 'static ValidationResult None(int value)', with or without a "
            + "ValidationContext")]
    [InlineData(
        "[|StringLength(5, ErrorMessageResourceType = typeof(Own), ErrorMessageResourceName = \"None\")|]", "string",
        "StringLength", "its message needs a static string property 'None' that is public or internal")]
    [InlineData("[|Hidden|]", "int", "Hidden", "generated code cannot make it: make the attribute and its constructor public or internal")]
    public void ADPT022_an_attribute_that_does_not_fit_its_parameter(string attribute, string type, string name, string reason) =>
        RuleRun.Finds(
            "ADPT022", $"[{name}] on 'value' has no effect: {reason}",
            Usings + $$"""
            [Handler] public sealed class Own
            {
                [Get("/")] public string Get([{{attribute}}] {{type}} value) => "";
                private sealed class HiddenAttribute : ValidationAttribute;
            }
            """);

    [Theory]
    [InlineData("CancellationToken")]
    [InlineData("HttpScope")]
    [InlineData("[FromServices] string")]
    [InlineData("System.IO.Stream")]
    public void ADPT022_a_parameter_that_is_not_read_from_the_request(string type) => RuleRun.Finds(
        "ADPT022", "[Required] on 'value' has no effect: its value is not read from the request, so it is not validated",
        Usings + $$"""[Handler] public sealed class Own { [Post("/")] public string Get([[|Required|]] {{type}} value) => ""; }""");

    [Theory]
    [InlineData("[[|Required|]] public string? Name;", "Required", "fields are not validated: make it a property")]
    [InlineData("[[|Required|]] internal string? Name { get; set; }", "Required", "only public properties are validated")]
    [InlineData("[[|Required|]] public static string? Name { get; set; }", "Required", "it is static, and objects are validated")]
    [InlineData("[[|Required|]] public string? Name { set { } }", "Required", "it cannot be read")]
    [InlineData(
        "[[|MinLength(1)|]] public DateTime Name { get; set; }", "MinLength",
        "it is for text and collections, not for a value of type 'System.DateTime'")]
    [InlineData("[[|Compare(\"Other\")|]] public string? Name { get; set; }", "Compare", "'Item' has no public property 'Other'")]
    public void ADPT022_a_member_of_a_type_that_is_read_from_requests(string member, string name, string reason) => RuleRun.Finds(
        "ADPT022", $"[{name}] on 'Item.Name' has no effect: {reason}",
        Usings + $$"""
        public sealed class Item { {{member}} }
        [Handler] public sealed class Own { [Post("/")] public string Get(Item item) => ""; }
        """ + Json);

    [Fact]
    public void ADPT022_an_object_that_is_bound_member_by_member() => RuleRun.Finds(
        "ADPT022", "[Own] on 'paging' has no effect: the members of the object are bound each by itself: put the attribute on the type",
        Usings + """
        public sealed class OwnAttribute : ValidationAttribute;
        public sealed record Paging(int Page = 1);
        [Handler] public sealed class Handler { [Get("/")] public string Get([AsParameters, [|Own|]] Paging paging) => ""; }
        """);

    [Theory]
    [InlineData("public sealed class Item { [Required] public string? Name; }", "public Item Get() => new();")]
    [InlineData(
        "public sealed class Other { [MaxLength(5)] public int Name { get; set; } } public sealed class Item "
            + "{ [Range(1, 5)] public int Name { get; set; } }",
        "public string Get(Item item) => \"\";")]
    [InlineData(
        "public sealed class Item { [DataType(DataType.Date), Display(Name = \"x\")] public string? Name { "
            + "get; set; } [MaxLength] public string? Text { get; set; } }",
        "public string Get(Item item) => \"\";")]
    public void A_type_that_is_only_sent_or_never_used_has_no_finding(string types, string method) => RuleRun.FindsNothing(
        Usings + types + $$"""[Handler] public sealed class Own { [Post("/")] {{method}} }""" + Json);

    [Theory]
    [InlineData("[|Range(5, 1)|]", "int", "Range", "no value is from 5 to 1")]
    [InlineData("[|Range(1, 1, MinimumIsExclusive = true)|]", "int", "Range", "no value is from 1 to 1, of which one is not included")]
    [InlineData("[|Range(300, 400)|]", "byte", "Range", "no value of type 'byte' is from 300 to 400")]
    [InlineData("[|Range(typeof(decimal), \"x\", \"5\")|]", "decimal", "Range", "'x' is not a number")]
    [InlineData(
        "[|Range(typeof(DateTime), \"2020-01-01\", \"soon\")|]", "DateTime", "Range",
        "'soon' is not a value of type 'System.DateTime'")]
    [InlineData(
        "[|Range(typeof(DateOnly), \"2020-01-02\", \"2020-01-01\")|]", "DateOnly", "Range",
        "no value is from 2020-01-02 to 2020-01-01")]
    [InlineData("[|Range(typeof(TimeSpan), \"02:00\", \"01:00\")|]", "TimeSpan", "Range", "no value is from 02:00 to 01:00")]
    [InlineData("[|StringLength(2, MinimumLength = 3)|]", "string", "StringLength", "no length is from 3 to 2")]
    [InlineData("[|Length(3, 2)|]", "int[]", "Length", "no length is from 3 to 2")]
    [InlineData("[|MinLength(-1)|]", "string", "MinLength", "a length is not negative")]
    [InlineData("[|MaxLength(0)|]", "string", "MaxLength", "the attribute throws if it is 0: write [Length(0, 0)]")]
    [InlineData("[|AllowedValues(1L, 2L)|]", "int", "AllowedValues", "none of its values is of type 'int'")]
    [InlineData("[|EnumDataType(typeof(Empty))|]", "Empty", "EnumDataType", "'Empty' has no members")]
    public void ADPT023_a_limit_that_no_value_is_within(string attribute, string type, string name, string reason) => RuleRun.Finds(
        "ADPT023", $"[{name}] on 'value' lets no value pass: {reason}",
        Usings + $$"""
        public enum Empty;
        [Handler] public sealed class Own { [Get("/")] public string Get([{{attribute}}] {{type}} value) => ""; }
        """);

    [Fact]
    public void ADPT024_a_pattern_that_does_not_parse() => RuleRun.Finds(
        "ADPT024", "The pattern of 'Item.Name' cannot be parsed: Invalid pattern '(a' at offset 2. Not enough )'s.",
        Usings + """
        public sealed record Item([RegularExpression([|"(a"|])] string Name);
        [Handler] public sealed class Own { [Post("/")] public string Get(Item item) => ""; }
        """ + Json);

    [Fact]
    public void ADPT025_a_pattern_that_is_read_at_run_time() => RuleRun.Finds(
        "ADPT025", "The pattern of 'name' is parsed when the program runs: a method with [GeneratedRegex] and the same pattern would be "
            + "called instead",
        Usings + """
        [Handler] public sealed class Own { [Get("/")] public string Get([[|RegularExpression("a+")|]] string name) => ""; }
        """);

    [Theory]
    [InlineData("[GeneratedRegex(\"a+\")] internal static partial Regex Pattern();", true)]
    [InlineData("[GeneratedRegex(\"a+\", RegexOptions.None, 100)] public static partial Regex Pattern();", true)]
    [InlineData("[GeneratedRegex(\"a+\", RegexOptions.IgnoreCase)] internal static partial Regex Pattern();", false)]
    [InlineData("[GeneratedRegex(\"b+\")] internal static partial Regex Pattern();", false)]
    [InlineData("[GeneratedRegex(\"a+\")] private static partial Regex Pattern();", false)]
    [InlineData("[GeneratedRegex(\"a+\")] internal partial Regex Pattern();", false)]
    public void A_generated_expression_of_the_same_pattern_is_called(string method, bool isCalled)
    {
        var found = RuleRun.Run(Usings + $$"""
            [Handler] public sealed partial class Own
            {
                [Get("/")] public string Get([RegularExpression("a+")] string name) => "";
                {{method}}
            }
            """);
        Assert.Equal(isCalled ? [] : ["ADPT025"], found.Select(f => f.Id));
    }

    [Fact]
    public void ADPT014_the_values_of_a_filter_are_not_validated() => RuleRun.Finds(
        "ADPT014", "The filter 'OwnAttribute' cannot stand before 'Get': its parameter 'key' of type 'string' cannot be bound: the values "
            + "of a filter are not validated: check it in the method",
        Usings + """
        public sealed class OwnAttribute : FilterAttribute { public Response? Before([FromQuery, MaxLength(5)] string key) => null; }
        [Handler] public sealed class Handler { [Get("/")] [[|Own|]] public string Get() => ""; }
        """);
}
