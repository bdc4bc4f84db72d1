using System.Globalization;
using Adapters.Simulation.Clients;
using Adapters.Simulation.Handlers;

namespace Adapters.EndToEnd.Actors;

/// <summary>How one call of the application went, as a line of text: the process writes it, and who drives the clients reads it.</summary>
internal static class InvocationRecord
{
    public const string Began = "began";
    public const string Ended = "ended";
    public const string Violated = "violated";

    /// <summary>All that began or ended before this time was written.</summary>
    public const string Tick = "tick";

    public static string Write(Invocation call) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Ended} {call.Request.Number} {call.Status} {Flags(call)} {call.Finallys} "
        + $"{string.Join(',', call.Sent.Parts.Select(part => $"{part.Kind}:{part.Offset}:{part.Length}"))}");

    /// <summary>The words of a line after its first.</summary>
    public static Invocation Read(RequestPlan request, string[] words)
    {
        var call = new Invocation(request)
        {
            State = HandlerState.Ended,
            Status = int.Parse(words[2], CultureInfo.InvariantCulture),
            IsComplete = words[3].Contains('c'),
            HasFailed = words[3].Contains('f'),
            WasNotifiedOfEnd = words[3].Contains('t'),
            Finallys = int.Parse(words[4], CultureInfo.InvariantCulture),
        };
        foreach (var part in words[5].Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var values = part.Split(':');
            call.Sent.Add(
                values[0][0], long.Parse(values[1], CultureInfo.InvariantCulture), int.Parse(values[2], CultureInfo.InvariantCulture));
        }

        return call;
    }

    private static string Flags(Invocation call) =>
        $"-{(call.IsComplete ? "c" : "")}{(call.HasFailed ? "f" : "")}{(call.WasNotifiedOfEnd ? "t" : "")}";
}
