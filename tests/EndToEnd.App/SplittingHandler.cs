namespace Adapters.EndToEnd.App;

/// <summary>Answers into which a client's text gets unchecked, as happens.</summary>
[Handler("/splitting")]
public sealed class SplittingHandler
{
    /// <summary>In the value of a field.</summary>
    [Get("/value")]
    public Task Value(string text, Send send) => Answer(send, "x-text", text);

    /// <summary>In the name of a field.</summary>
    [Get("/name")]
    public Task Name(string text, Send send) => Answer(send, text, "x");

    private static async Task Answer(Send send, string name, string value)
    {
        var start = new HttpResponseStart(200);
        start.Headers.Add(name, value);
        await send(start);
        await send(new HttpResponseBody("answered"u8.ToArray()));
    }
}
