using Adapters.Generator.App;
using Adapters.Generator.Diagnostics;
using Adapters.Generator.Handlers;
using Adapters.Generator.Json;
using Adapters.Generator.Rules.Definitions;
using Microsoft.CodeAnalysis;

namespace Generator.Tests.Handlers;

/// <summary>A parse that nobody waits for any more ends: the driver and the analyzers hand their tokens to the parsers.</summary>
public sealed class CancellationTests
{
    private static readonly CancellationToken Cancelled = new(canceled: true);

    private static readonly Compilation Shop = GeneratorRun.Compile(
        """
        [Handler] public sealed class Own { [Get("/")] public string Get() => ""; }
        [System.Text.Json.Serialization.JsonSerializable(typeof(int))] public abstract class Known() : System.Text.Json.Serialization.JsonSerializerContext(null);
        """,
        "Shop");

    [Fact]
    public void A_cancelled_token_stops_the_parse_of_a_handler()
    {
        var type = Shop.GetTypeByMetadataName("Own")!;
        Assert.Throws<OperationCanceledException>(() => HandlerParser.Parse(type, type.GetAttributes()[0], new ProblemList(), Cancelled));
    }

    [Fact]
    public void A_cancelled_token_stops_the_parse_of_a_compilation() =>
        Assert.Throws<OperationCanceledException>(() => CompilationParser.Parse(Shop, Cancelled));

    [Fact]
    public void A_cancelled_token_stops_the_parse_of_a_JSON_context()
    {
        var type = Shop.GetTypeByMetadataName("Known")!;
        Assert.Throws<OperationCanceledException>(() => JsonContextParser.Parse(type, type.GetAttributes(), Cancelled));
    }

    [Fact]
    public void Definitions_whose_first_reader_was_cancelled_are_read_again()
    {
        var definitions = new CompilationDefinitions(Shop);
        Assert.Throws<OperationCanceledException>(() => definitions.Read(Cancelled));
        Assert.Single(definitions.Read(CancellationToken.None).JsonContexts);
    }
}
