using System.Text.RegularExpressions;
using Adapters.Server.Options;

namespace Adapters.Server.Tests.Options;

/// <summary>A setting has one name: --limit-request-line is LimitRequestLine in a program.</summary>
public sealed partial class OptionNameTests
{
    /// <summary>What a program sets, and a command line cannot.</summary>
    private static readonly string[] WithoutFlag = ["Environ", "LoggerFactory"];

    [Fact]
    public void Every_property_has_the_name_of_its_flag()
    {
        var properties = typeof(ServerOptions).GetProperties().Select(property => property.Name).Except(WithoutFlag);
        var flags = OptionTable.Options.Select(option => Name(option) + (option.IsRepeatable ? "s" : ""));

        Assert.Equal(properties.Order(StringComparer.Ordinal), flags.Order(StringComparer.Ordinal));
    }

    private static string Name(Option option) => WordStart().Replace(option.Flag[1..], start => start.Groups[1].Value.ToUpperInvariant());

    [GeneratedRegex("-(.)")]
    private static partial Regex WordStart();
}
