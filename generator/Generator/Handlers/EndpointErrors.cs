using Adapters.Generator.EntryPoints;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Handlers;

/// <summary>Emits the variable with the errors of a request, and what is done about them.</summary>
internal static class EndpointErrors
{
    public const string Reader = "global::Adapters.CompilerServices.FormReader.";

    private const string Found = "errors is not null";

    public const string Type = "global::Adapters.CompilerServices.RequestErrors?";

    /// <summary>Emits the rejection.</summary>
    /// <param name="last">What is done before it, as a statement, or null.</param>
    /// <param name="condition">The condition that there are errors.</param>
    public static void EmitRejection(EntryPointCode code, CodeWriter writer, string? last = null, string condition = Found)
    {
        var rejection = $"return {code.Reject(condition == Found ? "errors" : "errors!")};";
        if (last is null)
        {
            writer.Line($"if ({condition})");
            writer.Line("    " + rejection);
            return;
        }

        writer.Open($"if ({condition})");
        writer.Line(last);
        writer.Line(rejection);
        writer.Close();
        writer.Line();
    }

    /// <summary>Emits the rejection in a method that is asynchronous.</summary>
    public static void EmitAwaitedRejection(EntryPointCode code, CodeWriter writer)
    {
        writer.Open($"if ({Found})");
        writer.Line($"await {code.Reject("errors")};");
        writer.Line("return;");
        writer.Close();
        writer.Line();
    }
}
