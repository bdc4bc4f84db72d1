namespace Adapters.Generator.OpenApi.Operations;

/// <summary>The meanings of statuses, for a response that has no comment.</summary>
internal static class Statuses
{
    public static string Describe(string status) => status switch
    {
        "200" => "OK",
        "201" => "Created",
        "202" => "Accepted",
        "204" => "No content",
        "206" => "A part of the file",
        "2XX" => "Success",
        "304" => "Not modified",
        "3XX" => "Redirect",
        "400" => "Bad request",
        "404" => "Not found",
        "409" => "Conflict",
        _ => "A response",
    };
}
