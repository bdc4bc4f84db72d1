using Adapters.EndToEnd.Tests.Clients;

namespace Adapters.EndToEnd.Tests.Nginx;

/// <summary>What the application says that it has seen of a request.</summary>
internal sealed class Mirrored
{
    private readonly Dictionary<string, string> _seen;

    private Mirrored(string text) => _seen = text.Split('\0', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);

    public string? this[string name] => _seen.GetValueOrDefault(name);

    public IEnumerable<string> Names => _seen.Keys;

    /// <summary>Asks over TLS, on a unix socket.</summary>
    public static async Task<Mirrored> AskTlsAsync(string socket, string style, string[] arguments)
    {
        string[] options = ["--unix-socket", socket, "-H", $"x-show: {style}", .. arguments];
        var answer = await Curl.AskAsync("https://localhost", "/certificate", options);
        Assert.Equal(200, answer.Status);
        return new Mirrored(answer.Text);
    }

    /// <param name="address">The server, or the front.</param>
    /// <param name="style">Which application is asked: asgi or wsgi.</param>
    /// <param name="path">The path and the query, sent as they are.</param>
    /// <param name="arguments">More options of curl.</param>
    public static async Task<Mirrored> AskAsync(string address, string style, string path, params string[] arguments)
    {
        var answer = await Curl.AskAsync(address, path, ["--path-as-is", "-H", $"x-show: {style}", .. arguments]);
        Assert.Equal(200, answer.Status);
        return new Mirrored(answer.Text);
    }
}
