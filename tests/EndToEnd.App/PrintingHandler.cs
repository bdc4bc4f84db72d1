namespace Adapters.EndToEnd.App;

/// <summary>Writes to the console, as handlers do.</summary>
[Handler("/print")]
public sealed class PrintingHandler
{
    /// <summary>On the event loop.</summary>
    [Get("/{text}")]
    public async Task<string> Print(string text)
    {
        await Task.Yield();
        Console.WriteLine(text);
        return "printed";
    }
}
