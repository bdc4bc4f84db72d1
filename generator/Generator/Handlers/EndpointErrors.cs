using Adapters.Generator.EntryPoints;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Handlers;

/// <summary>Emits the variable with the errors of a request, and what is done about them.</summary>
internal static class EndpointErrors
{
    public const string Type = "global::Adapters.CompilerServices.RequestErrors?";

    public static void EmitRejection(EntryPointCode code, CodeWriter writer)
    {
        writer.Line("if (errors is not null)");
        writer.Line($"    return {code.Reject("errors")};");
    }

    /// <summary>Emits the rejection in a method that is asynchronous.</summary>
    public static void EmitAwaitedRejection(EntryPointCode code, CodeWriter writer)
    {
        writer.Open("if (errors is not null)");
        writer.Line($"await {code.Reject("errors")};");
        writer.Line("return;");
        writer.Close();
        writer.Line();
    }
}
