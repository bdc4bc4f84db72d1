namespace Generator.Tests.Rules.Definitions;

/// <summary>The rules about the types that handlers read and write as JSON.</summary>
public sealed class JsonRuleTests
{
    private const string Usings = "using System.Text.Json; using System.Text.Json.Serialization;";

    [Theory]
    [InlineData("[Post(\"/\")] public string Get(Patch<Item> item) => \"\";")]
    [InlineData("[Post(\"/\")] public string Get([FromBody] Item? item = null) => \"\";")]
    [InlineData("[Get(\"/\")] public IAsyncEnumerable<Item> Get() => null!;")]
    [InlineData("[Get(\"/\")] public ServerSentEvents<Item> Get() => null!;")]
    [InlineData("[Get(\"/\")] public Task<Results<Ok<Item>, NotFound, CreatedJson<Item>>> Get() => null!;")]
    [InlineData("[Get(\"/\")] public Task<Item?> Get() => null!;")]
    [InlineData("[Get(\"/\")] public string Get() => \"\"; [ExceptionHandler] public Item On(Exception error) => new(1);")]
    public void ADPT009_every_way_to_JSON_is_seen(string handler)
    {
        var found = RuleRun.Run($"public sealed record Item(int Id); [Handler] public sealed class Own {{ {handler} }}");
        Assert.Equal(("ADPT009", "global::Item"), (Assert.Single(found).Id, found[0].Properties["type"]));
    }

    [Fact]
    public void ADPT009_a_context_of_a_referenced_assembly_knows_the_type()
    {
        var library = GeneratorRun.WithGenerators(
            Usings + "public sealed record Item(int Id);"
                + "[JsonSerializable(typeof(Item))] public sealed partial class J : JsonSerializerContext;",
            "Contracts");
        Assert.Empty(RuleRun.Run(
            "[Handler] public sealed class Own { [Get(\"/\")] public Item Get() => new(1); }", library.ToReference()));
    }

    [Theory]
    [InlineData("Stream", "a stream of text or bytes")]
    [InlineData("Task<Task<int>>", "cannot be sent")]
    [InlineData("Func<int>", "cannot be sent")]
    [InlineData("List<Action>", "cannot be sent")]
    public void Nothing_that_JSON_cannot_hold_is_proposed_for_a_context(string type, string other)
    {
        var found = RuleRun.Run(
            $"using System.IO; [Handler] public sealed class Own {{ [Get(\"/\")] public {type} Get() => null!; }}");
        Assert.DoesNotContain(found, f => f.Id == "ADPT009");
        Assert.All(found, f => Assert.Contains(other, f.GetMessage(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("System.IO.Stream Content", "Item.Content", "System.IO.Stream")]
    [InlineData("Task<int> Later", "Item.Later", "System.Threading.Tasks.Task<int>")]
    [InlineData("Func<int> Make", "Item.Make", "System.Func<int>")]
    [InlineData("int[,] Grid", "Item.Grid", "int[*,*]")]
    [InlineData("Dictionary<string, Inner> Inner", "Inner.Token", "System.Threading.CancellationToken")]
    public void ADPT021_a_member_that_JSON_cannot_hold(string member, string name, string type) => RuleRun.Finds(
        "ADPT021", $"'Item' is serialized as JSON in 'Own.Get', and JSON cannot hold its member '{name}' of type '{type}': add "
            + "[JsonIgnore] to the member",
        Own($"public sealed class Item {{ public required {member} {{ get; init; }} }}"));

    [Theory]
    [InlineData("[JsonIgnore] public System.IO.Stream? Content { get; init; }")]
    [InlineData("[JsonConverter(typeof(JsonStringEnumConverter))] public Func<int>? Make { get; init; }")]
    [InlineData("internal System.IO.Stream? Content { get; init; }")]
    [InlineData(
        "public object? Anything { get; init; } public Item? Parent { get; init; } public List<Item> "
            + "Children { get; init; } = [];")]
    public void Members_that_JSON_leaves_out_or_can_hold_have_no_finding(string members) =>
        Assert.Empty(RuleRun.Run(Unmarked(Own($"public sealed class Item {{ {members} }}"))));

    [Fact]
    public void ADPT020_two_contexts_that_name_the_members_of_a_type_differently() => RuleRun.Finds(
        "ADPT020", "'Item' is in 'AJson', which handlers use, and in 'BJson', which writes it otherwise: they differ in Defaults, "
            + "PropertyNamingPolicy",
        Usings + """
        public sealed record Item(int Id);
        [Handler] public sealed class Own { [Get("/")] public Item Get() => new(1); }
        """ + Context("AJson", "JsonSerializerDefaults.Web", "[[|JsonSerializable(typeof(Item))|]]")
            + Context("BJson", "PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower", "[JsonSerializable(typeof(Item))]"));

    [Theory]
    [InlineData("JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Metadata", "Item")]
    [InlineData("PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower", "string")]
    public void Contexts_that_write_the_same_or_are_not_used_have_no_finding(string options, string result) =>
        RuleRun.FindsNothing(Usings + $$"""
        public sealed record Item(int Id);
        [Handler] public sealed class Own { [Get("/")] public {{result}} Get() => null!; }
        """ + Context("AJson", "JsonSerializerDefaults.Web", "[JsonSerializable(typeof(Item))]")
            + Context("BJson", options, "[JsonSerializable(typeof(Item))]"));

    private static string Own(string type) => Usings + type + """
        public sealed class Inner { public CancellationToken Token => default; }
        [Handler] public sealed class Own { [[|Get("/")|]] public Item Get() => null!; }
        """ + Context("AJson", "JsonSerializerDefaults.Web", "[JsonSerializable(typeof(Item))]");

    private static string Unmarked(string text) => text
        .Replace("[|", "", StringComparison.Ordinal)
        .Replace("|]", "", StringComparison.Ordinal);

    private static string Context(string name, string options, string attributes) =>
        $"[JsonSourceGenerationOptions({options})] {attributes} public sealed partial class {name} : JsonSerializerContext;";
}
