using Adapters.Generator.Binding.Sources;
using Adapters.Generator.EntryPoints;
using Adapters.Generator.Symbols;
using Adapters.Generator.Validation.Calls;

namespace Adapters.Generator.Handlers;

/// <summary>Emits the variable with the errors of a request, and what is done about them.</summary>
internal static class EndpointErrors
{
    public const string Reader = "global::Adapters.CompilerServices.FormReader.";

    private const string Found = "errors is not null";

    public const string Type = "global::Adapters.CompilerServices.RequestErrors?";

    /// <summary>Emits the validation of values that have been read.</summary>
    /// <param name="isLate">Whether they are those that were awaited, or read from the body.</param>
    public static void EmitValidation(EndpointModel endpoint, bool isLate, EntryPointCode code, CodeWriter writer)
    {
        foreach (var value in isLate ? endpoint.ValidatedLate : endpoint.ValidatedHead)
            ValidationCalls.EmitCall(endpoint.EndpointName, value, code, writer);
        if (isLate != endpoint.IsLate)
            return;
        foreach (var made in endpoint.MadeObjects)
            ValidationCalls.EmitObject(endpoint.EndpointName, made, MembersSource.Make(made.Object!, code), code, writer);
    }

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
