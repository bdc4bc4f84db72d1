using Adapters.Generator.Symbols;

namespace Adapters.Generator.Routing.Conditions;

/// <summary>A header field that a request must have, with a value.</summary>
internal sealed record HeaderCondition(string Name, string Value);

/// <summary>The conditions on the head of a request besides its path and method. If one does not hold, there is no such route.</summary>
/// <param name="Hosts">The hosts, one of which must be that of the request; none for any.</param>
internal sealed record RouteGuard(EquatableArray<string> Hosts, EquatableArray<HeaderCondition> Headers)
{
    private const string Tests = "global::Adapters.CompilerServices.RouteConditions.";

    public static RouteGuard None { get; } = new(EquatableArray<string>.Empty, EquatableArray<HeaderCondition>.Empty);

    /// <summary>The number of conditions. Zero if any request will do.</summary>
    public int Count => Headers.Count + (Hosts.Count > 0 ? 1 : 0);

    /// <summary>The order of attempts: more conditions first, then a host before a header field, and whole names before others.</summary>
    public string Order => $"{9 - Math.Min(Count, 9)} {(Hosts.Count > 0 ? 0 : 1)} {(Hosts.Any(h => h.Contains('*')) ? 1 : 0)} {Text}";

    /// <summary>The conditions as a person reads them.</summary>
    public string Text => string.Concat(
        (Hosts.Count > 0 ? [$" [host {string.Join(", ", Hosts)}]"] : Enumerable.Empty<string>())
            .Concat(Headers.Select(h => $" [{h.Name}: {h.Value}]")));

    /// <summary>Returns the condition as source text.</summary>
    public string Condition(string scope)
    {
        var hosts = string.Join(" || ", Hosts.Select(h => $"{Tests}IsHost({scope}, {EmittedNames.Utf8(h)})"));
        var all = Headers.Select(h => $"{Tests}HasHeader({scope}, {EmittedNames.Utf8(h.Name)}, {EmittedNames.Utf8(h.Value)})").ToList();
        if (Hosts.Count > 0)
            all.Insert(0, Hosts.Count > 1 && all.Count > 0 ? $"({hosts})" : hosts);
        return string.Join(" && ", all);
    }

    /// <summary>Returns the condition that the body is of one of some media types.</summary>
    public static string Consumes(string scope, IEnumerable<string> types) =>
        string.Join(" || ", types.Select(t => $"{Tests}Consumes({scope}, {EmittedNames.Utf8(t)})"));
}
