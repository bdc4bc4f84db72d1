using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;

namespace Generator.Tests.Validation;

/// <summary>The same object through Validator of .NET and through emitted code: the errors are the same, word by word.</summary>
public sealed class ValidatorComparisonTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static readonly Lazy<GeneratedApp> App = new(() => GeneratorRun.WithGenerators("""
        using System.Text.Json; using System.Text.Json.Serialization; using System.ComponentModel.DataAnnotations;

        [AdaptersApp] public static partial class App;
        public enum Color { Red, Green = 5 }
        [Flags] public enum Days { None = 0, Monday = 1, Tuesday = 2 }
        public static class Texts { public static string Bad => "{0} is bad, and more than {1}"; public static string Label => "The label"; }

        [AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Class, AllowMultiple = true)]
        public sealed class EvenAttribute : ValidationAttribute
        {
            public EvenAttribute() : base("{0} is odd.") { }
            public override bool IsValid(object? value) => value is null || (value is int number && number % 2 == 0);
        }
        public sealed class AfterAttribute(string other) : ValidationAttribute
        {
            protected override ValidationResult? IsValid(object? value, ValidationContext context) =>
                value is int number && context.ObjectInstance is Numbers all && all.Small is { } small && number <= small
                    ? new ValidationResult($"{context.DisplayName} ({context.MemberName}) must come after {other}.") : ValidationResult.Success;
        }
        public sealed class QuietAttribute : ValidationAttribute
        {
            protected override ValidationResult? IsValid(object? value, ValidationContext context) => value is 13 ? new ValidationResult(null) : null;
        }
        public sealed class WholeAttribute : ValidationAttribute
        {
            public override bool IsValid(object? value) => value is not Whole { A: 1, B: 1 };
        }
        public static class Rules
        {
            public static ValidationResult? Check(string? value) => value == "no" ? new ValidationResult("It is no.") : null;
            public static ValidationResult? CheckMore(object? value, ValidationContext context) => value is "none" ? new ValidationResult("") : ValidationResult.Success;
        }

        public class Texting
        {
            [Required] public string? Required { get; set; }
            [Required(AllowEmptyStrings = true), StringLength(5)] public string? MayBeEmpty { get; set; }
            [StringLength(5, MinimumLength = 2)] public string? Short { get; set; }
            [StringLength(3, ErrorMessage = "{0} has at most {1}, at least {2}.")] public string? Own { get; set; }
            [MinLength(2), MaxLength(4)] public string? Sized { get; set; }
            [Length(2, 3)] public string? Exact { get; set; }
            [RegularExpression("[a-z]+|[a-z]+[0-9]")] public string? Pattern { get; set; }
            [RegularExpression(@"(?<letter>a)\k<letter>")] public string? Back { get; set; }
            [EmailAddress] public string? Email { get; set; }
            [Url] public string? Url { get; set; }
            [Phone] public string? Phone { get; set; }
            [CreditCard] public string? Card { get; set; }
            [Base64String] public string? Base64 { get; set; }
            [FileExtensions(Extensions = "png, .JPG")] public string? File { get; set; }
            [FileExtensions] public string? Picture { get; set; }
            [Compare(nameof(Short))] public string? Again { get; set; }
            [AllowedValues("a", "b", null)] public string? Allowed { get; set; }
            [DeniedValues("c", "d")] public string? Denied { get; set; }
            [EnumDataType(typeof(Color))] public string? ColorName { get; set; }
            [CustomValidation(typeof(Rules), nameof(Rules.Check)), CustomValidation(typeof(Rules), nameof(Rules.CheckMore))] public string? Checked { get; set; }
            [Display(Name = "the nickname"), StringLength(2)] public string? Nick { get; set; }
            [Display(Name = nameof(Texts.Label), ResourceType = typeof(Texts)), StringLength(2, ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = nameof(Texts.Bad))] public string? Labelled { get; set; }
            [StringLength(2), MinLength(5), RegularExpression("x+")] public string? Several { get; set; }
            [DataType(DataType.Password)] public string? Plain { get; set; }
        }

        public sealed class Numbers
        {
            [Range(1, 10)] public int? Small { get; set; }
            [Range(-5, 5, MinimumIsExclusive = true)] public long Signed { get; set; }
            [Range(0.5, 1.5, MaximumIsExclusive = true)] public double? Ratio { get; set; }
            [Range(1, 10)] public double? Rounded { get; set; }
            [Range(1, 10, MinimumIsExclusive = true, MaximumIsExclusive = true)] public decimal? Price { get; set; }
            [Range(typeof(decimal), "0.01", "99.99")] public decimal? Money { get; set; }
            [Range(typeof(DateTime), "2020-01-01", "2020-12-31")] public DateTime? Day { get; set; }
            [Range(typeof(TimeSpan), "00:01", "01:00", ErrorMessage = "{0}: {1:g} to {2:g}")] public TimeSpan? Span { get; set; }
            [Range(0, 100)] public byte? Percent { get; set; }
            [Range(0, 100)] public ulong? Huge { get; set; }
            [Required] public int? Needed { get; set; }
            [AllowedValues(1, 2)] public int? Allowed { get; set; }
            [DeniedValues(3, null)] public int? Denied { get; set; }
            [EnumDataType(typeof(Color))] public Color Color { get; set; }
            [EnumDataType(typeof(Days))] public Days Days { get; set; }
            [EnumDataType(typeof(Color))] public int? ColorNumber { get; set; }
            [Even, After("small"), Quiet] public int? Even { get; set; }
            [Compare(nameof(Small))] public int? Same { get; set; }
            [MinLength(1), MaxLength(2)] public List<int>? Items { get; set; }
            [Length(1, 2)] public int[]? Array { get; set; }
            [MaxLength(1)] public Dictionary<string, int>? Map { get; set; }
            [MaxLength(2)] public IEnumerable<int>? Sequence { get; set; }
            [Required] public object? Anything { get; set; }
        }

        public sealed class Cultured { [Range(0.5, 1.5)] public double Ratio { get; set; } [Range(-5, 5)] public int Signed { get; set; } }
        public class Base { [Range(1, 5)] public virtual int Level { get; set; } = 1; [Required] public string? Name { get; set; } }
        public sealed class Derived : Base { [Even] public override int Level { get; set; } = 2; [StringLength(1)] public new string? Name { get; set; } }

        [Whole(ErrorMessage = "{0} is not whole.")] public sealed class Whole { [Range(0, 5)] public int A { get; set; } public int B { get; set; } }

        public sealed class Self : IValidatableObject
        {
            [Range(0, 5)] public int Low { get; set; }
            public int High { get; set; } = 9;
            public IEnumerable<ValidationResult> Validate(ValidationContext context)
            {
                if (Low > High) yield return new ValidationResult($"{context.DisplayName}: low is above high.", [nameof(Low), nameof(High)]);
                if (Low == 4) yield return ValidationResult.Success!;
                if (Low == 3) yield return new ValidationResult("No three.");
            }
        }

        [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
        [JsonSerializable(typeof(Texting))] [JsonSerializable(typeof(Numbers))] [JsonSerializable(typeof(Derived))]
        [JsonSerializable(typeof(Whole))] [JsonSerializable(typeof(Cultured))] [JsonSerializable(typeof(Self))]
        [JsonSerializable(typeof(int))] [JsonSerializable(typeof(string))]
        public sealed partial class AppJson : JsonSerializerContext;

        [Handler]
        public sealed class Own
        {
            [Post("/Texting")] public string Add(Texting value) => "";
            [Post("/Numbers")] public async Task<string> Add(Numbers value) { await Task.Yield(); return ""; }
            [Post("/Derived")] public string Add(Derived value) => "";
            [Post("/Cultured")] public string Add(Cultured value) => "";
            [Post("/Whole")] public string Add(Whole value) => "";
            [Post("/Self")] public string Add(Self value) => "";
        }
        """).Load());

    public static TheoryData<string, string> Objects => new()
    {
        { "Texting", "{}" },
        { "Texting", """{"required":" ","mayBeEmpty":"","short":"a","again":"b","own":"abcd"}""" },
        { "Texting", """{"required":"x","mayBeEmpty":"123456","short":"abcdef","sized":"a","exact":"abcd"}""" },
        { "Texting", """{"required":"x","mayBeEmpty":"1","short":"ab","again":"ab","sized":"abcde","exact":"a"}""" },
        { "Texting", """{"required":"x","mayBeEmpty":"1","again":"ab","sized":"","exact":"","short":""}""" },
        { "Texting", """{"required":"x","mayBeEmpty":"","pattern":"abc","back":"aa","email":"a@b","url":"http://a.test"}""" },
        { "Texting", """{"required":"x","mayBeEmpty":"","pattern":"abc1","back":"ab","email":"ab","url":"gopher://a"}""" },
        { "Texting", """{"required":"x","mayBeEmpty":"","pattern":"ABC","back":"","email":"a@b@c","url":"a"}""" },
        { "Texting", """{"required":"x","mayBeEmpty":"","phone":"x","card":"1","base64":"=","file":"a.gif","picture":"a.txt"}""" },
        {
            "Texting",
            """
            {"required":"x","mayBeEmpty":"","phone":"+1 555 0100","card":"4111 1111 1111 1111","base64":"YQ==","file":"a.png","picture":"a.gif"}
            """
        },
        { "Texting", """{"required":"x","mayBeEmpty":"","allowed":"c","denied":"c","colorName":"Blue","checked":"no"}""" },
        { "Texting", """{"required":"x","mayBeEmpty":"","allowed":"a","denied":"x","colorName":"Red","checked":"none"}""" },
        { "Texting", """{"required":"x","mayBeEmpty":"","nick":"abc","labelled":"abc","several":"yyy","plain":"p"}""" },
        { "Numbers", "{}" },
        { "Numbers", """{"needed":1,"anything":1,"ratio":0.5,"rounded":1,"price":2,"money":0.01,"denied":1,"allowed":1,"items":[1]}""" },
        {
            "Numbers",
            """
            {"needed":1,"anything":1,"small":0,"signed":-5,"ratio":1.5,"rounded":10.4,"price":1,"money":100,"denied":3,"allowed":3}
            """
        },
        {
            "Numbers",
            """
            {"needed":1,"anything":1,"small":11,"signed":6,"ratio":0.4,"rounded":10.6,"price":10,"money":0,"denied":1,"allowed":1}
            """
        },
        { "Numbers", """{"needed":1,"anything":1,"day":"2019-12-31","span":"00:00:30","percent":101,"huge":101,"denied":1,"allowed":1}""" },
        { "Numbers", """{"needed":1,"anything":1,"day":"2020-06-01","span":"00:30:00","percent":100,"huge":100,"denied":1,"allowed":2}""" },
        { "Numbers", """{"needed":1,"anything":1,"color":1,"days":3,"colorNumber":1,"denied":1,"allowed":1}""" },
        { "Numbers", """{"needed":1,"anything":1,"color":5,"days":4,"colorNumber":5,"denied":1,"allowed":1}""" },
        { "Numbers", """{"needed":1,"anything":1,"small":5,"even":3,"same":6,"denied":1,"allowed":1}""" },
        {
            "Numbers",
            """
            {"needed":1,"anything":1,"even":13,"denied":1,"allowed":1,"items":[],"array":[],"map":{"a":1,"b":2},"sequence":[1,2,3]}
            """
        },
        {
            "Numbers",
            """
            {"needed":1,"anything":1,"even":2,"denied":1,"allowed":1,"items":[1,2,3],"array":[1,2,3],"map":{},"sequence":[]}
            """
        },
        { "Derived", """{"level":3,"name":"ab"}""" },
        { "Derived", """{"level":8,"name":"a"}""" },
        { "Derived", "{}" },
        { "Whole", """{"a":1,"b":1}""" },
        { "Whole", """{"a":9,"b":1}""" },
        { "Whole", """{"a":2,"b":1}""" },
        { "Self", """{"low":6,"high":1}""" },
        { "Self", """{"low":5,"high":1}""" },
        { "Self", """{"low":3,"high":2}""" },
        { "Self", """{"low":4}""" },
    };

    [Theory]
    [MemberData(nameof(Objects))]
    public void The_errors_are_those_of_the_validator(string type, string body)
    {
        var value = JsonSerializer.Deserialize(body, App.Value.Type.Assembly.GetType(type)!, Web)!;
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(value, new ValidationContext(value), results, validateAllProperties: true);
        var expected = results.SelectMany(r => r.MemberNames.DefaultIfEmpty().Select(
            n => (n is null ? null : JsonNamingPolicy.CamelCase.ConvertName(n), r.ErrorMessage)));
        var answer = App.Value.Call("POST", "/" + type, body, "application/json");
        Assert.Equal(results.Count == 0 ? 200 : 400, answer.Status);
        var found = ValidationErrors.Of(answer);
        Assert.Equal(
            expected.Select(e => e.ErrorMessage).Order(StringComparer.Ordinal), found.Select(e => e.Detail).Order(StringComparer.Ordinal));
        // A result of an attribute need not name its member. Then only we do.
        Assert.All(expected.Where(e => e.Item1 is not null), e => Assert.Contains(found, f => (f.Name, f.Detail) == e));
    }

    [Fact]
    public void Numbers_in_messages_are_written_as_in_the_culture_of_the_validator()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };
        try
        {
            The_errors_are_those_of_the_validator("Cultured", """{"ratio": 9, "signed": 9}""");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
