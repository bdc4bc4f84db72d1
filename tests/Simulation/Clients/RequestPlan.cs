using System.Buffers.Text;
using System.Globalization;
using Adapters.Simulation.Handlers;

namespace Adapters.Simulation.Clients;

/// <summary>The framing of the body of a request.</summary>
internal enum RequestFraming
{
    None,
    Length,
    Chunked,
}

/// <summary>What is wrong with a chunked body, from its middle on.</summary>
internal enum Spoiling
{
    None,

    /// <summary>A size that is no number.</summary>
    Size,

    /// <summary>A chunk that goes on behind its size.</summary>
    End,

    /// <summary>A trailer that is no field.</summary>
    Trailer,
}

/// <summary>
/// One request: what its client sends, what its handler does, and what then happened. The number stands in its path, query,
/// fields and body, so that each side can tell whose bytes it sees.
/// </summary>
internal sealed class RequestPlan(int number)
{
    public int Number { get; } = number;

    public string Nonce { get; } = "n" + number.ToString("x6", CultureInfo.InvariantCulture);

    public string Method { get; init; } = "GET";

    public bool IsHttp10 { get; init; }

    public bool AsksToClose { get; init; }

    public bool AsksToKeepAlive { get; init; }

    public bool Expects100 { get; init; }

    public RequestFraming Framing { get; init; }

    public byte[] Body { get; init; } = [];

    /// <summary>Fields of its own, beyond those that every request has.</summary>
    public List<(string Name, string Value)> Fields { get; } = [];

    public HandlerPlan Handler { get; init; } = new();

    public string Path => $"/{Handler.Route}/{Nonce}";

    public string Query => $"q={Nonce}&z={Fields.Count}";

    /// <summary>What the application did, once it was called.</summary>
    public Invocation? Invocation { get; set; }

    /// <summary>The status of the whole answer that its client has read; 0 for none.</summary>
    public int Answer { get; set; }

    /// <summary>Who sends it.</summary>
    public ClientActivity Client { get; set; } = null!;

    public bool IsHead => Method == "HEAD";

    /// <summary>What a handler may see of it: a chunk that is too long is right up to its size.</summary>
    public long LongestBody => Body.Length + (Spoiling == Spoiling.End ? 2 : 0);

    /// <summary>Its bytes break a rule.</summary>
    public bool IsMalformed => Spoiling != Spoiling.None;

    public Spoiling Spoiling { get; init; }

    /// <summary>The server may answer in place of the handler while that is at work.</summary>
    public bool MayBeRejected(ServerOptions options) =>
        IsMalformed || LongestBody > options.LimitRequestBody || Client.MayBeSlow
        || MayTimeOut(options);

    /// <summary>
    /// A body that ends with its connection has failed: only a reset tells it, and that may take along the answers before it.
    /// </summary>
    public bool MayEndWithReset => IsHttp10 && Handler.DeclaredLength < 0 && Invocation is { HasFailed: true, Status: > 0 };

    /// <summary>The handler may come too late, by its own fault or because its client is slow.</summary>
    public bool MayTimeOut(ServerOptions options) =>
        options.TimeoutRequest > TimeSpan.Zero && (Handler.MayTakeLong || Handler.IsSynchronous || Client.Plan.MaySleep || Expects100);

    /// <summary>The number whose mark a path has; 0 for none.</summary>
    public static int NumberOf(ReadOnlySpan<byte> path)
    {
        var mark = path.LastIndexOf((byte)'/') + 2;
        if (mark < 2 || path.Length != mark + 6 || path[mark - 1] != 'n')
            return 0;
        return Utf8Parser.TryParse(path[mark..], out int number, out var used, 'x') && used == 6 ? number : 0;
    }

    public override string ToString() =>
        $"{Nonce} {Method} {(IsHttp10 ? "1.0 " : "")}{(AsksToClose ? "close " : "")}{(Expects100 ? "expects 100 " : "")}body "
        + $"{Body.Length} {Framing}{(IsMalformed ? $" spoilt {Spoiling}" : "")}, {Handler}";
}
