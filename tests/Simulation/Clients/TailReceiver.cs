using System.Text;
using System.Text.Json;
using Adapters.Simulation.Worlds;

namespace Adapters.Simulation.Clients;

/// <summary>Reads what is answered to the tail of a client as strictly as the answers to its requests.</summary>
internal sealed class TailReceiver(ClientPlan plan, IClientWorld world)
{
    private static readonly long UsualLimit = new ServerOptions().LimitRequestBody;

    private readonly ResponseReader _reader = new();
    private int _next;
    private bool _hasContinued;
    private bool _isRefused;

    /// <summary>An answer says that it is the last.</summary>
    public bool IsClosing { get; private set; }

    /// <summary>Something is still to be answered.</summary>
    public bool IsOwed => !IsClosing && plan.Tail.Answers is { } answers && _next < answers.Length && answers[_next].Status != 0;

    private TailAnswer Expected => plan.Tail.Answers!.ElementAtOrDefault(_next);

    public void Take(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOf("<R0"u8) >= 0 || bytes.IndexOf("<Q0"u8) >= 0 || bytes.IndexOf((byte)Pattern.Overwritten) >= 0)
            throw new ResponseException("bytes come that belong to another request, or to nobody");
        while (!bytes.IsEmpty && plan.Tail.Answers is not null && !_isRefused)
        {
            if (IsClosing)
                throw new ResponseException("bytes come after a response that is the last");
            bytes = bytes[_reader.Read(bytes, Expected.IsHead, Expected.IsHttp10 || plan.IsUwsgi, out var response)..];
            if (response is not null)
                Finish(Expected, response);
        }
    }

    private void Finish(TailAnswer expected, ReceivedResponse response)
    {
        world.Trace.Line($"  is answered {response.Status} to what it sent at last");
        if (response.Status == 100)
        {
            if (_hasContinued || !expected.Expects100)
                throw new ResponseException("100 comes twice, or was not expected");
            _hasContinued = true;
            return;
        }

        _next++;
        _hasContinued = false;
        IsClosing = response.SaysClose || plan.IsUwsgi || (expected.IsHttp10 && response.Find("connection") != "keep-alive");
        if (response.Status != expected.Status && !MayBe(response.Status, expected))
            throw new ResponseException($"what was sent at last is answered {response.Status} in place of {expected.Status}");
        if (response.Status == 200)
            CheckServed(expected, response);
        else
            CheckRefused(expected, response);
    }

    private void CheckServed(TailAnswer expected, ReceivedResponse response)
    {
        if (!expected.IsHead && !TextOf(response).Equals("stray", StringComparison.Ordinal))
            throw new ResponseException($"what was sent at last is answered '{TextOf(response)}'");
        // Who leaves in the middle of a chunked body is promised nothing more.
        var isExcused = world.IsStopping || (IsClosing && plan.LeavesAfter >= 0);
        if (expected.Status == 200 && IsClosing != expected.Closes && !isExcused)
            throw new ResponseException(
                $"the answer to what was sent at last {(IsClosing ? "ends the connection" : "leaves the connection open")}");
    }

    /// <summary>A refusal says why in its body, and that it is the last where that is not certain.</summary>
    private void CheckRefused(TailAnswer expected, ReceivedResponse response)
    {
        // Who turns a connection away does not know that it would have been HEAD.
        _isRefused = expected.IsHead;
        if (!IsClosing)
            throw new ResponseException($"the refusal {response.Status} does not say that it is the last");
        if (!expected.IsHead && (!IsProblem(response) || response.Find("content-length") is null))
            throw new ResponseException($"the refusal {response.Status} {response.Reason} has the body '{TextOf(response)}'");
    }

    /// <summary>Determines whether the body is a problem (RFC 9457) with the status of the head.</summary>
    private static bool IsProblem(ReceivedResponse response)
    {
        using var problem = JsonDocument.Parse(TextOf(response));
        return problem.RootElement.GetProperty("status").GetInt32() == response.Status
            && problem.RootElement.GetProperty("title").GetString() == response.Reason;
    }

    /// <summary>What the server may say to any input, for reasons of its own.</summary>
    private bool MayBe(int status, TailAnswer expected) => status switch
    {
        // What was wrong with it may not have been sent.
        200 => expected.Status == 0 || plan.LeavesAfter >= 0,
        408 => plan.MayBeSlow || plan.MaySleep || plan.Leaving == Leaving.Stay,
        413 => world.Options.LimitRequestBody < UsualLimit,
        503 => world.IsStopping || world.Options.LimitConcurrency < world.MostClients,
        504 => world.Options.TimeoutRequest > TimeSpan.Zero && (plan.MayBeSlow || plan.MaySleep || plan.Leaving == Leaving.Stay),
        _ => false,
    };

    private static string TextOf(ReceivedResponse response) => Encoding.Latin1.GetString(response.Body.ToArray());
}
