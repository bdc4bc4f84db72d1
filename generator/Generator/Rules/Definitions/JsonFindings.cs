using Adapters.Generator.Diagnostics;
using Adapters.Generator.Handlers;
using Adapters.Generator.Json;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Rules.Definitions;

/// <summary>Compares the types that handlers read and write as JSON with those that contexts know.</summary>
internal static class JsonFindings
{
    /// <summary>The name of the property of a finding with the type, from which a fix reads it.</summary>
    private const string Type = "type";

    public static void Check(ParsedEndpoint endpoint, DefinitionTable definitions, Findings findings)
    {
        var name = endpoint.Model.DisplayName;
        foreach (var missing in JsonResolver.Missing(endpoint.Model, definitions.JsonContexts))
        {
            findings.Add(
                DefinitionRules.JsonTypeWithoutContext, endpoint.Span, (Type, missing), missing.Replace("global::", ""), name);
        }

        foreach (var type in endpoint.Model.JsonTypes.Where(t => t.Obstacle is not null).GroupBy(t => t.Name).Select(g => g.First()))
        {
            findings.Add(
                DefinitionRules.JsonMember, endpoint.Span, type.Name.Replace("global::", ""), name, type.Obstacle!.Member,
                type.Obstacle.TypeName);
        }
    }

    /// <summary>Reports the types of a context that another context writes otherwise, if handlers use this one.</summary>
    public static void CheckContext(INamedTypeSymbol type, DefinitionTable definitions, Findings findings, CancellationToken cancellation)
    {
        var full = type.ToDisplayString(TypeNames.Full);
        if (definitions.JsonContexts.FirstOrDefault(c => c.TypeName == full) is not { } context)
            return;
        foreach (var attribute in type.GetAttributes().Where(a => TypeNames.Is(a.AttributeClass, TypeNames.JsonSerializableAttribute)))
        {
            if (JsonContextParser.TypeOf(attribute) is { } held && definitions.RivalsOf(context, held).FirstOrDefault() is { } rival)
            {
                findings.Add(
                    DefinitionRules.RivalContexts, Spans.Of(attribute, cancellation), held.Replace("global::", ""), type.Name,
                    rival.TypeName.Replace("global::", ""), string.Join(", ", rival.DifferencesTo(context)));
            }
        }
    }
}
