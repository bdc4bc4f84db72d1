namespace Generator.Tests.Validation;

/// <summary>Attributes on parameters of handlers, on members of [AsParameters] objects and on forms.</summary>
public sealed class ParameterValidationTests
{
    private static readonly Lazy<GeneratedApp> App = new(() => GeneratorRun.WithGenerators("""
        using System.ComponentModel.DataAnnotations;

        [AdaptersApp] public static partial class App;
        public sealed record Paging([Range(1, 100)] int Page = 1, [FromQuery(Name = "per-page")] [property: Range(1, 50)] int Size = 20) : IValidatableObject
        {
            [StringLength(3)] public string? Sort { get; init; }
            public IEnumerable<ValidationResult> Validate(ValidationContext context) =>
                Page * Size > 1000 ? [new ValidationResult("Too far.", [nameof(Page), nameof(Size)])] : [];
        }
        public sealed record Passwords([Required, MinLength(3)] string? First, [property: Compare(nameof(Passwords.First))] string? Second);
        public sealed record Login([StringLength(5)] string Name, [AsParameters] Passwords Passwords);
        public sealed class Person
        {
            [Required] public string? Name { get; set; }
            [Range(0, 150)] public int Age { get; set; }
            [FromForm(Name = "e-mail")] [EmailAddress] public string? Email { get; set; }
            public Home? Home { get; set; }
            public List<Pet> Pets { get; set; } = [];
        }
        public sealed record Home([StringLength(4)] string City);
        public sealed record Pet([StringLength(3)] string Name);
        public sealed class ServicedAttribute : ValidationAttribute
        {
            protected override ValidationResult? IsValid(object? value, ValidationContext context) =>
                context.GetService(typeof(string)) is string allowed && !allowed.Equals(value) ? new ValidationResult("It is not " + allowed + ".") : null;
        }
        public sealed class Bound
        {
            [Range(1, 5)] public int Value { get; init; }
            public static ValueTask<Bound?> BindAsync(HttpScope scope) => new(new Bound { Value = scope.QueryString.Length });
        }

        [Handler]
        public sealed class Own
        {
            [Get("/sync/{id:int}")] public string Sync([Range(1, 9)] int id, [StringLength(3, MinimumLength = 2)] string q = "ab", [FromHeader, Phone] string? tel = null, [FromCookie, AllowedValues("a")] string? kind = "a") => "ok";
            [Get("/async/{id:int}")] public async Task<string> Async([Range(1, 9)] int id, [StringLength(3, MinimumLength = 2)] string q = "ab", [FromHeader, Phone] string? tel = null, [FromCookie, AllowedValues("a")] string? kind = "a") { await Task.Yield(); return "ok"; }
            [Get("/needed")] public string Needed([Required] string? q, [Required] int? number, [MaxLength(2)] int[] ids) => "ok";
            [Get("/paging")] public string Pages([AsParameters] Paging paging) => $"{paging.Page} {paging.Size} {paging.Sort}";
            [Get("/paging/async")] public async Task<string> PagesLater([AsParameters] Paging paging) { await Task.Yield(); return $"{paging.Page}"; }
            [Post("/paging/body")] public async Task<string> PagesWithBody([AsParameters] Paging paging, [MaxLength(3)] string body) { await Task.Yield(); return paging.Page + body; }
            [Post("/text")] public string Text([MaxLength(3)] string body) => body;
            [Post("/login")] public string Log([AsParameters] Login login) => login.Name;
            [Post("/form")] public string Form([FromForm] Person person, [FromForm, StringLength(2)] string? tag = null) => person.Name!;
            [Post("/form/async")] public async Task<string> FormLater([FromForm] Person person, [FromForm, StringLength(2)] string? tag = null) { await Task.Yield(); return person.Name!; }
            [Get("/service")] public string Service([Serviced] string q) => q;
            [Get("/bound")] public async Task<string> OfBound(Bound bound) { await Task.Yield(); return "ok"; }
            [WebSocket("/socket")] public async Task Socket(WebSocket socket, [Range(1, 5)] int page) => await socket.AcceptAsync();
            [Get("/event")] public string Keyword([Range(1, 5)] int @event, [Range(1, 5)] int value = 1, [Range(1, 5)] int run = 1, [Range(1, 5)] int errors = 1) => "ok";
        }
        """).Load());

    [Theory]
    [InlineData("/sync")]
    [InlineData("/async")]
    public void Values_of_all_parts_are_validated_at_once(string target)
    {
        Assert.Equal("ok", App.Value.Get(target + "/5?q=abc").Body);
        var answer = App.Value.Send("GET", target + "/10?q=abcd", null, ("tel", "x"), ("cookie", "kind=b"));
        Assert.Equal(
            [
                "query q The field q must be a string with a minimum length of 2 and a maximum length of 3.",
                "header tel The tel field is not a valid phone number.",
                "cookie kind The kind field does not equal any of the values specified in AllowedValuesAttribute.",
                "route id The field id must be between 1 and 9.",
            ],
            Lines(answer).Order(StringComparer.Ordinal).OrderBy(l => "qhcr".IndexOf(l[0], StringComparison.Ordinal)));
        Assert.Equal("ok", App.Value.Get(target + "/5").Body);
    }

    [Theory]
    [InlineData("/needed", "query q The q field is required.|query number The number field is required.")]
    [InlineData(
        "/needed?q=&number=x",
        "query number  must be a whole number from -2147483648 to 2147483647|query q The q field is required.")]
    [InlineData(
        "/needed?q=a&number=1&ids=1&ids=2&ids=3",
        "query ids The field ids must be a string or array type with a maximum length of '2'.")]
    [InlineData(
        "/paging?page=0&per-page=51&sort=abcd",
        "query page The field Page must be between 1 and 100.|query per-page The field Size must be between "
            + "1 and 50.|query sort The field Sort must be a string with a maximum length of 3.")]
    [InlineData(
        "/paging?page=x&per-page=51",
        "query page  must be a whole number from -2147483648 to 2147483647|query per-page The field Size "
            + "must be between 1 and 50.")]
    [InlineData("/paging?page=100", "request page Too far.|request per-page Too far.")]
    [InlineData("/paging/async?page=100", "request page Too far.|request per-page Too far.")]
    [InlineData("/bound?123456", "request bound.value The field Value must be between 1 and 5.")]
    [InlineData(
        "/event?event=6&value=6&run=6&errors=6",
        "query event The field event must be between 1 and 5.|query value The field value must be between 1 "
            + "and 5.|query run The field run must be between 1 and 5.|query errors The field errors must be "
            + "between 1 and 5.")]
    public void The_members_of_an_object_are_validated_each_by_itself_and_then_together(string target, string expected) =>
        Assert.Equal(expected.Split('|').Order(StringComparer.Ordinal), Lines(App.Value.Get(target)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("/paging?page=10&sort=abc", "10 20 abc")]
    [InlineData("/paging/async", "1")]
    [InlineData("/bound?1", "ok")]
    [InlineData("/event?event=5", "ok")]
    public void Valid_values_reach_the_handler(string target, string body) => Assert.Equal(body, App.Value.Get(target).Body);

    [Fact]
    public void A_body_and_an_object_of_the_query_are_validated_together()
    {
        Assert.Equal("2abc", App.Value.Call("POST", "/paging/body?page=2", "abc").Body);
        Assert.Equal(["query page", "body "], Places(App.Value.Call("POST", "/paging/body?page=0", "abcd")));
        Assert.Equal(["request page", "request per-page"], Places(App.Value.Call("POST", "/paging/body?page=100", "abc")));
        Assert.Equal(["body "], Places(App.Value.Call("POST", "/text", "abcd")));
        Assert.Equal("abc", App.Value.Call("POST", "/text", "abc").Body);
    }

    [Fact]
    public void Two_members_are_compared()
    {
        Assert.Equal("ada", App.Value.Call("POST", "/login?name=ada&first=abc&second=abc").Body);
        Assert.Equal(
            ["request second 'Second' and 'First' do not match."], Lines(App.Value.Call("POST", "/login?name=ada&first=abc&second=b")));
        Assert.Equal(["query name", "query first"], Places(App.Value.Call("POST", "/login?name=adaada&first=a&second=b")));
    }

    [Theory]
    [InlineData("/form")]
    [InlineData("/form/async")]
    public void A_form_is_validated_in_the_names_of_its_fields(string target)
    {
        const string Type = "application/x-www-form-urlencoded";
        Assert.Equal("ada", App.Value.Call("POST", target, "name=ada&age=30&e-mail=a@b&home.city=Rome&pets[0].name=cat", Type).Body);
        Assert.Equal(
            [
                "form age The field Age must be between 0 and 150.",
                "form e-mail The Email field is not a valid e-mail address.",
                "form home.city The field City must be a string with a maximum length of 4.",
                "form name The Name field is required.",
                "form pets[1].name The field Name must be a string with a maximum length of 3.",
                "form tag The field tag must be a string with a maximum length of 2.",
            ],
            Lines(App.Value.Call(
                "POST", target, "age=151&e-mail=b&home.city=Paris&pets[0].name=cat&pets[1].name=bird&tag=abc", Type))
                .Order(StringComparer.Ordinal));
        Assert.Equal("ada", App.Value.Call("POST", target, "name=ada", Type).Body);
    }

    [Fact]
    public void An_attribute_is_given_the_services_of_the_application()
    {
        var app = App.Value.With(new Services());
        Assert.Equal("a", app.Get("/service?q=a").Body);
        Assert.Equal(["query q It is not a."], Lines(app.Get("/service?q=b")));
        Assert.Equal("b", App.Value.Get("/service?q=b").Body);
    }

    private static IEnumerable<string> Lines(Answer answer) =>
        from error in ValidationErrors.Of(answer)
        let gap = error.Detail!.StartsWith("must", StringComparison.Ordinal) ? " " : ""
        select $"{error.Place} {error.Name} {gap}{error.Detail}";

    private static IEnumerable<string> Places(Answer answer) => ValidationErrors.Of(answer).Select(e => $"{e.Place} {e.Name}");

    private sealed class Services : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(string) ? "a" : null;
    }
}
