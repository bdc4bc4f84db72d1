using Adapters.Generator.Diagnostics;
using Adapters.Generator.Handlers;
using Adapters.Generator.OpenApi.Comments;
using Adapters.Generator.OpenApi.Members;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.OpenApi.Operations;

/// <summary>Reads a handler class, and describes its routes as operations.</summary>
internal static class ApiHandlerParser
{
    private static readonly string[] Endings = ["Handlers", "Handler", "Endpoints", "Controller"];

    /// <summary>Returns null if the class has no routes that are emitted.</summary>
    public static ApiHandler? Parse(INamedTypeSymbol type, AttributeData attribute, CancellationToken cancellation)
    {
        var endpoints = new List<ParsedEndpoint>();
        if (HandlerParser.Parse(type, attribute, new ProblemList(), endpoints, cancellation) is null)
            return null;
        var tag = TagOf(type, cancellation);
        var operations = new List<ApiOperation>();
        var schemes = new List<SecurityScheme>();
        foreach (var endpoint in endpoints.Where(e => !e.Model.IsWebSocket))
        {
            var security = SecurityParser.Of(endpoint.Method);
            schemes.AddRange(security);
            operations.AddRange(new OperationWriter(endpoint.Method, endpoint.Model, tag.Name, security, cancellation).Write());
        }

        return operations.Count == 0 ? null : new ApiHandler(
            type.ToDisplayString(TypeNames.Full), tag, operations.ToEquatableArray(),
            schemes.GroupBy(s => s.Name).Select(g => g.First()).ToEquatableArray());
    }

    /// <summary>Returns the start of the ids of a class's operations.</summary>
    public static string IdOf(INamedTypeSymbol type) => NamingPolicy.CamelCase.Apply(WithoutEnding(type.Name));

    /// <summary>A class in a group belongs to the innermost one.</summary>
    private static ApiTag TagOf(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var named = ContainingTypes.WithOwn(type).LastOrDefault(t => TypeNames.HasAttribute(t, TypeNames.GroupAttribute)) ?? type;
        return new ApiTag(WithoutEnding(named.Name), CommentReader.Of(named, cancellation).Summary);
    }

    private static string WithoutEnding(string name)
    {
        var ending = Endings.FirstOrDefault(e => name.Length > e.Length && name.EndsWith(e, StringComparison.Ordinal));
        return ending is null ? name : name.Substring(0, name.Length - ending.Length);
    }
}
