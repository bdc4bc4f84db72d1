using Adapters.Generator.Binding.Bodies;
using Adapters.Generator.Binding.Forms;
using Adapters.Generator.Binding.Requests;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Binding.Sources;

/// <summary>All sources, in the order in which they are asked.</summary>
internal static class ParameterSources
{
    private static readonly RouteSource Route = new();

    private static readonly ParameterSource[] All =
    [
        Route,
        new ScopeSource(),
        new WebSocketSource(),
        new CancellationSource(),
        new EventSource("Adapters.Receive", "receive", sendsResponse: false),
        new EventSource("Adapters.Send", "send", sendsResponse: true),
        new EnvironSource(),
        new StartResponseSource(),
        new HeaderSource(),
        new CookieSource(),
        new ServiceSource(),
        new FormDataSource(),
        new FormFileSource(),
        new FormPartsSource(),
        new FormFieldSource(),
        new FormItemsSource(),
        new FormObjectSource(),
        new MembersSource(),
        new BindAsyncSource(),
        new TextBody(),
        new ByteArrayBody(),
        new MemoryBody(),
        new StreamBody(),
        new PatchBody(),
        new JsonBody(),
        new QuerySource(),
    ];

    /// <summary>Finds the source of a parameter. If the template names a parameter, it has no other source.</summary>
    public static ParameterSource? Find(ParameterSite site) =>
        site.RouteKey is not null && !Route.Binds(site) ? null : All.FirstOrDefault(s => s.Binds(site));

    /// <summary>Explains why a parameter has no source, and what to do.</summary>
    public static string ExplainMiss(ParameterSite site) =>
        All.Select(s => s.Refusal(site)).FirstOrDefault(r => r is not null)
        ?? (site.Type is { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface, SpecialType: not SpecialType.System_Object }
            && ServiceTypes.CanBe(site.Type)
            ? Advise(site)
            : "no text of a request is a value of this type: declare the type that you expect");

    private static string Advise(ParameterSite site)
    {
        var bodiless = Verbs.HasBody(site.Verb) ? "it is not a type for a body" : $"a {site.Verb} handler has no body";
        var parse = TextAdvice.IsOwn(site.Type) ? $"or give the type a static TryParse(string, out {site.Type.Name}) method"
            : "or take a type that is";
        var members = site.Type.TypeKind == TypeKind.Interface ? "" : ", with [AsParameters] if its members are values of the request";
        return $"{bodiless}, and the type is not parsed from text: mark the parameter with [FromServices] if it is a service{members}, "
            + parse;
    }
}
