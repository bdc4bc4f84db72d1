using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json;
using System.Threading.Channels;

namespace Shop;

public sealed record AreaMessage(string Text, DateTimeOffset At, int Attempt);

public sealed class AreaNotifier : IAsyncDisposable
{
    private readonly Channel<AreaMessage> _queue = Channel.CreateBounded<AreaMessage>(100);
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _client;
    private readonly Task _sending;
    private int _failures;

    public AreaNotifier(HttpClient client)
    {
        _client = client;
        _sending = SendAllAsync(_stop.Token);
    }

    public int Failures => Volatile.Read(ref _failures);

    public async Task TellAsync(string text, CancellationToken cancellation)
    {
        var message = new AreaMessage(Shorten(text), DateTimeOffset.UtcNow, 0);
        if (!_queue.Writer.TryWrite(message))
            await _queue.Writer.WriteAsync(message, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _stop.CancelAsync();
        try
        {
            await _sending;
        }
        catch (OperationCanceledException)
        {
            Interlocked.Increment(ref _failures);
        }

        _stop.Dispose();
    }

    private async Task SendAllAsync(CancellationToken cancellation)
    {
        await foreach (var message in _queue.Reader.ReadAllAsync(cancellation))
        {
            if (await SendAsync(message, cancellation))
                continue;
            Interlocked.Increment(ref _failures);
            if (message.Attempt < 3)
                await RetryAsync(message with { Attempt = message.Attempt + 1 }, cancellation);
        }
    }

    private async Task<bool> SendAsync(AreaMessage message, CancellationToken cancellation)
    {
        using var content = JsonContent.Create(message);
        using var response = await _client.PostAsync(UrlOf(message), content, cancellation).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
            return true;
        var reason = await response.Content.ReadAsStringAsync(cancellation);
        return reason.Contains("duplicate", StringComparison.OrdinalIgnoreCase);
    }

    private async Task RetryAsync(AreaMessage message, CancellationToken cancellation)
    {
        var delay = Backoff(message.Attempt);
        await Task.Delay(delay, cancellation);
        await _queue.Writer.WriteAsync(message, cancellation);
    }

    private static TimeSpan Backoff(int attempt) => TimeSpan.FromMilliseconds(100 * Math.Pow(2, attempt));

    private static Uri UrlOf(AreaMessage message) => new($"https://example.org/area/{message.At:yyyy}/{message.Attempt}");

    private static string Shorten(string text) => text.Length <= 200 ? text : string.Concat(text.AsSpan(0, 197), "...");

    public static string Format(AreaMessage message) => JsonSerializer.Serialize(message);
}
