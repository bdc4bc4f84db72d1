using System.Net;
using System.Net.Http.Headers;

namespace Benchmarks.Runner;

/// <summary>Whether a peer does the work of the row: the status, the body, and the fields that the rules name.</summary>
internal static class Check
{
    public static async Task AnswerAsync(HttpClient client, string url, Peer peer, Row row)
    {
        // Before the body is read: afterwards the client makes up a length of its own.
        using var response = await client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead);
        var head = response.Content.Headers;
        var length = head.ContentLength;
        var body = await response.Content.ReadAsStringAsync();
        Expect(peer, "status", ((int)HttpStatusCode.OK).ToString(), ((int)response.StatusCode).ToString());
        Expect(peer, "body", row.Body, body);
        Expect(peer, "Content-Length", row.Body.Length.ToString(), length?.ToString());
        Expect(peer, "Content-Type", MediaTypeHeaderValue.Parse(row.ContentType).ToString(), head.ContentType?.ToString());
        if (response.Headers.Date is null || !response.Headers.Contains("Server"))
            throw new InvalidOperationException($"{peer.Name} answers without Date or without Server");
    }

    private static void Expect(Peer peer, string what, string expected, string? actual)
    {
        if (expected != actual)
            throw new InvalidOperationException($"{peer.Name} answers with the {what} '{actual}' where the row asks for '{expected}'");
    }
}
