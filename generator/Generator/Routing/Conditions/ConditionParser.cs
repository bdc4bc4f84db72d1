using Adapters.Generator.Diagnostics;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Routing.Conditions;

/// <summary>Reads [Host], [MatchHeader] and [Consumes]. Those on a method replace those of their kind on its class.</summary>
internal sealed class ConditionParser(IMethodSymbol method, ProblemList problems, CancellationToken cancellation)
{
    private const string Host = "Adapters.HostAttribute";
    private const string Header = "Adapters.MatchHeaderAttribute";
    private const string ContentType = "Adapters.ConsumesAttribute";

    public RouteGuard ParseGuard()
    {
        var hosts = Texts(Host, IsHost, "is not a host: write 'example.com', '*.example.com' or '*:8080', without a scheme or a path");
        var headers = Attributes(Header).Select(ParseHeader).OfType<HeaderCondition>();
        return new RouteGuard(
            hosts.Select(h => h.ToLowerInvariant()).ToEquatableArray(),
            headers.OrderBy(h => h.Name, StringComparer.Ordinal).ToEquatableArray());
    }

    /// <summary>Reads the media types that a route reads.</summary>
    public EquatableArray<string> ParseConsumes(string verb)
    {
        var types = Texts(ContentType, IsMediaType, "is not a media type: write 'application/json' or 'image/*', without parameters");
        if (types.Count == 0 || Verbs.CanHaveBody(verb))
            return types.Select(t => t.ToLowerInvariant()).ToEquatableArray();
        if (TypeNames.HasAttribute(method, ContentType))
            Refuse(Attributes(ContentType)[0], -1, $"a {verb} request has no body, so it has no content type");
        return EquatableArray<string>.Empty;
    }

    private List<AttributeData> Attributes(string name)
    {
        var own = Of(method, name);
        return own.Count > 0 ? own : Of(method.ContainingType, name);
    }

    private static List<AttributeData> Of(ISymbol symbol, string name) =>
        [.. symbol.GetAttributes().Where(a => TypeNames.Is(a.AttributeClass, name))];

    private List<string> Texts(string name, Func<string, bool> isValid, string advice)
    {
        var texts = new List<string>();
        foreach (var attribute in Attributes(name))
        {
            var values = attribute.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Array, IsNull: false } array
                ? array.Values : [];
            if (values.Length == 0)
                Refuse(attribute, -1, $"[{attribute.AttributeClass!.Name.Replace("Attribute", "")}] names nothing");
            for (var i = 0; i < values.Length; i++)
            {
                var text = values[i].Value as string ?? "";
                texts.Add(text);
                if (!isValid(text))
                    Refuse(attribute, i, $"'{text}' {advice}");
            }
        }

        return texts;
    }

    private HeaderCondition? ParseHeader(AttributeData attribute)
    {
        if (attribute.ConstructorArguments is not [{ Value: string name }, { Value: string value }])
            return null;
        if (!IsToken(name))
            Refuse(attribute, 0, $"'{name}' is not the name of a header field (RFC 9110, section 5.1)");
        else if (value.Length == 0 || value.Trim() != value || value.Any(c => c is < ' ' or > '~'))
            Refuse(attribute, 1, $"'{value}' is not a value that is compared: printable ASCII without spaces around it");
        else
            return new HeaderCondition(name.ToLowerInvariant(), value);
        return null;
    }

    private void Refuse(AttributeData attribute, int argument, string reason)
    {
        var span = argument < 0 ? Spans.Of(attribute, cancellation) : Spans.Element(attribute, argument, cancellation);
        problems.Add(ProblemKind.UnsupportedMethod, span, method.Name, reason);
    }

    private static bool IsHost(string host)
    {
        var name = host.Split(':') is [var left, var port] && port.Length > 0 && port.All(char.IsDigit) ? left : host;
        if (name == "*")
            return name != host;
        var labels = (name.StartsWith("*.", StringComparison.Ordinal) ? name.Substring(2) : name).Split('.');
        return labels.All(l => l.Length > 0 && l.All(c => c is '-' or '_' or >= '0' and <= '9' or >= 'a' and <= 'z' or >= 'A' and <= 'Z'));
    }

    private static bool IsMediaType(string type) =>
        type.Split('/') is [var main, var sub] && IsToken(main) && IsToken(sub) && main != "*";

    private static bool IsToken(string text) => text.Length > 0
        && text.All(c => c is >= '0' and <= '9' or >= 'a' and <= 'z' or >= 'A' and <= 'Z' || "!#$%&'*+-.^_`|~".IndexOf(c) >= 0);
}
