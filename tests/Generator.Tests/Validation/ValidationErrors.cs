using System.Text.Json;

namespace Generator.Tests.Validation;

/// <summary>An error in a problem.</summary>
internal sealed record ValidationError(string? Place, string? Name, string? Pointer, string? Detail);

/// <summary>Reads the errors of an answer.</summary>
internal static class ValidationErrors
{
    public static IReadOnlyList<ValidationError> Of(Answer answer)
    {
        var root = answer.Status == 200 ? default : JsonDocument.Parse(answer.Body).RootElement;
        return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("errors", out var errors)
            ? [.. from error in errors.EnumerateArray()
                  select new ValidationError(Text(error, "in"), Text(error, "name"), Text(error, "pointer"), Text(error, "detail"))]
            : [];
    }

    private static string? Text(JsonElement error, string name) => error.TryGetProperty(name, out var value) ? value.GetString() : null;
}
