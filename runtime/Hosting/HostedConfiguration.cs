using Adapters.Server.Options;
using Microsoft.Extensions.Configuration;

namespace Adapters.Hosting;

/// <summary>Reads settings of the server from the configuration of a host.</summary>
internal static class HostedConfiguration
{
    private const string Section = "Adapters";

    /// <exception cref="ConfigurationException">A name is no setting, or a value cannot be used.</exception>
    public static ServerOptions Read(IConfiguration? configuration, ServerOptions given)
    {
        var options = given.Copy();
        foreach (var entry in configuration?.GetSection(Section).GetChildren() ?? [])
        {
            var option = Array.Find(OptionTable.Options, o => NameOf(o).Equals(Plain(entry.Key), StringComparison.OrdinalIgnoreCase))
                ?? throw Unknown(entry);
            var value = entry.Value ?? string.Join(',', entry.GetChildren().Select(c => c.Value));
            if (option.Write(options, value) is { } expected)
                throw new ConfigurationException($"the value '{value}' of {entry.Path} in the configuration is not {expected}");
        }

        return Configuration.Check(options);
    }

    private static ConfigurationException Unknown(IConfigurationSection entry)
    {
        var nearest = NearestName.Find(Plain(entry.Key).ToLowerInvariant(), OptionTable.Options.Select(NameOf));
        var name = OptionTable.Options.FirstOrDefault(o => NameOf(o) == nearest)?.Flag[2..];
        return new ConfigurationException(
            $"{entry.Path} in the configuration is no setting of the server"
            + (name is null ? "; the page on settings has them" : $"; did you mean {Section}:{name}?"));
    }

    private static string NameOf(Option option) => Plain(option.Flag);

    /// <summary>A name may have dashes, as the flag has, underscores or neither.</summary>
    private static string Plain(string name) =>
        name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
}
