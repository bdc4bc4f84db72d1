using Adapters.Generator.Binding.Bodies;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Binding.Sources;

/// <summary>All sources, in the order in which they are asked.</summary>
internal static class ParameterSources
{
    private static readonly RouteSource Route = new();

    private static readonly ParameterSource[] All =
    [
        Route,
        new ScopeSource(),
        new CancellationSource(),
        new EventSource("Adapters.Receive", "receive", sendsResponse: false),
        new EventSource("Adapters.Send", "send", sendsResponse: true),
        new EnvironSource(),
        new StartResponseSource(),
        new TextBody(),
        new ByteArrayBody(),
        new MemoryBody(),
        new JsonBody(),
        new QuerySource(),
    ];

    /// <summary>Finds the source of a parameter. If the template names a parameter, it has no other source.</summary>
    public static ParameterSource? Find(ParameterSite site) =>
        site.IsInTemplate && !Route.Binds(site) ? null : All.FirstOrDefault(s => s.Binds(site));

    /// <summary>Explains why a parameter has no source.</summary>
    public static string ExplainMiss(ParameterSite site) =>
        All.Select(s => s.Refusal(site)).FirstOrDefault(r => r is not null)
        ?? (Verbs.HasBody(site.Verb)
            ? "it is neither in the template, nor parsed from text, nor a type for the body"
            : $"a {site.Verb} handler has no body, and the type is not parsed from text; "
                + "name it in the template, or implement ISpanParsable");
}
