namespace Generator.Tests.Json;

/// <summary>The context that a type is read and written with, of several: those of the assembly first, each by name.</summary>
public sealed class JsonContextTests
{
    private const string Usings = "using System.Text.Json; using System.Text.Json.Serialization;";

    private const string Handler = """
        [AdaptersApp] public static partial class App;
        [Handler] public sealed class Own
        {
            [Get("/")] public Contracts.Item Get() => new(1, "a");
            [Post("/")] public string Add(Contracts.Item item) => item.ItemName;
        }
        """;

    private const string Contracts = """
        namespace Contracts
        {
            public sealed record Item(int Id, string ItemName);
            [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
            [JsonSerializable(typeof(Item))] public sealed partial class ContractsJson : JsonSerializerContext;
            [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseUpper)]
            [JsonSerializable(typeof(Item))] internal sealed partial class AHiddenJson : JsonSerializerContext;
        }
        """;

    [Fact]
    public void The_first_context_of_the_assembly_by_name_is_used()
    {
        var app = GeneratorRun.WithGenerators(Usings + Handler + """
            namespace Contracts { public sealed record Item(int Id, string ItemName); }
            [JsonSerializable(typeof(Contracts.Item))] public sealed partial class BJson : JsonSerializerContext;
            [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
            [JsonSerializable(typeof(Contracts.Item))] public sealed partial class AJson : JsonSerializerContext;
            """).Load();
        Assert.Equal("""{"id":1,"itemName":"a"}""", app.Get("/").Body);
    }

    [Fact]
    public void A_context_of_a_referenced_assembly_is_used_if_it_can_be_seen()
    {
        var library = GeneratorRun.WithGenerators(Usings + Contracts, "Contracts");
        var app = GeneratorRun.Of(Handler, "Shop", library.ToReference()).Load(library);
        Assert.Equal("""{"id":1,"item_name":"a"}""", app.Get("/").Body);
        Assert.Equal("b", app.Call("POST", "/", """{"item_name":"b"}""", "application/json").Body);
    }

    [Fact]
    public void A_context_of_the_assembly_goes_before_one_of_a_reference()
    {
        var library = GeneratorRun.WithGenerators(Usings + Contracts, "Contracts");
        var app = GeneratorRun.WithGenerators(
            Usings + Handler + "[JsonSerializable(typeof(Contracts.Item))] public sealed partial class ZJson : JsonSerializerContext;",
            "Shop", library.ToReference()).Load(library);
        Assert.Equal("""{"Id":1,"ItemName":"a"}""", app.Get("/").Body);
    }

    [Fact]
    public void An_internal_context_is_used_by_a_friend()
    {
        var library = GeneratorRun.WithGenerators(
            Usings + "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Shop\")]" + Contracts, "Contracts");
        var app = GeneratorRun.Of(Handler, "Shop", library.ToReference()).Load(library);
        Assert.Equal("""{"ID":1,"ITEM-NAME":"a"}""", app.Get("/").Body);
    }
}
