using System.Text.Json;
using Adapters.Generator.Json;

namespace Generator.Tests.Json;

/// <summary>The generator names members as the serializer does.</summary>
public sealed class JsonNameTests
{
    private static readonly string[] Names =
    [
        "Name", "name", "ID", "Id", "URLValue", "UrlValue", "IOStream", "A", "AB", "Ab", "aB", "X1Value", "Value1", "Value12A",
        "HTTP2Frame", "snake_case", "Snake_Case", "_under", "__Two", "is OK", "Zażółć", "ÄrgerÜber", "MyID",
        "MyIDs", "i18n", "I18N", "ABc1D",
    ];

    private static readonly Dictionary<JsonNaming, JsonNamingPolicy> Policies = new()
    {
        [JsonNaming.CamelCase] = JsonNamingPolicy.CamelCase,
        [JsonNaming.SnakeCaseLower] = JsonNamingPolicy.SnakeCaseLower,
        [JsonNaming.SnakeCaseUpper] = JsonNamingPolicy.SnakeCaseUpper,
        [JsonNaming.KebabCaseLower] = JsonNamingPolicy.KebabCaseLower,
        [JsonNaming.KebabCaseUpper] = JsonNamingPolicy.KebabCaseUpper,
    };

    [Fact]
    public void Names_are_those_of_the_serializer()
    {
        foreach (var (naming, policy) in Policies)
            Assert.Equal(Names.Select(policy.ConvertName), Names.Select(n => JsonNames.Convert(n, naming)));
        Assert.Equal(Names, Names.Select(n => JsonNames.Convert(n, JsonNaming.AsWritten)));
    }
}
