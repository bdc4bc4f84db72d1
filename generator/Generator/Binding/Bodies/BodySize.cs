using System.Globalization;
using Adapters.Generator.Diagnostics;
using Adapters.Generator.EntryPoints;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Binding.Bodies;

/// <summary>The maximum size of the bodies of a route, of [BodyLimit] on the method or else on its class.</summary>
internal static class BodySize
{
    private const string Attribute = "Adapters.BodyLimitAttribute";
    private const string Runtime = "global::Adapters.CompilerServices.BodyLimit.";

    /// <summary>Returns the size in bytes, or null if the route has no limit of its own.</summary>
    public static long? Parse(IMethodSymbol method, string verb, ProblemList problems, CancellationToken cancellation)
    {
        if ((Of(method) ?? Of(method.ContainingType)) is not { } attribute)
            return null;
        if (Verbs.CanHaveBody(verb) && attribute.ConstructorArguments is [{ Value: long and >= 0 and var limit }])
            return limit;
        if (Verbs.CanHaveBody(verb))
            problems.Add(
                ProblemKind.UnsupportedMethod, Spans.Argument(attribute, 0, cancellation), method.Name, "no body is smaller than nothing");
        else if (Of(method) is not null)
            problems.Add(
                ProblemKind.UnsupportedMethod, Spans.Of(attribute, cancellation), method.Name, $"a {verb} request has no body to limit");
        return null;
    }

    /// <summary>Emits the rejection of a body that says how large it is, and what counts any other while it is read.</summary>
    public static void Emit(long limit, HttpCode code, CodeWriter writer)
    {
        var bytes = limit.ToString(CultureInfo.InvariantCulture);
        writer.Line($"if ({Runtime}IsExceeded({code.Scope}, {bytes}))");
        writer.Line($"    return {code.Respond("Problem", "413", $"{Runtime}Detail({bytes})")};");
        writer.Line(code == AsgiCode.Instance ? $"receive = {Runtime}Of(receive, {bytes});" : $"{Runtime}Set(environ, {bytes});");
    }

    private static AttributeData? Of(ISymbol symbol) =>
        symbol.GetAttributes().FirstOrDefault(a => TypeNames.Is(a.AttributeClass, Attribute));
}
