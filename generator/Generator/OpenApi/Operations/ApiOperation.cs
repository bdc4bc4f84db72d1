using Adapters.Generator.Symbols;

namespace Adapters.Generator.OpenApi.Operations;

/// <summary>A route as an operation of the document.</summary>
/// <param name="Verb">The request method.</param>
/// <param name="Path">The path, with marks in place of the names of its values.</param>
/// <param name="PathNames">The names of the values in the path.</param>
/// <param name="Id">The id that it has if no other operation has that.</param>
/// <param name="Handler">The class and method that answer.</param>
/// <param name="Json">The operation, with marks in place of the types and the id.</param>
internal sealed record ApiOperation(
    string Verb, string Path, EquatableArray<string> PathNames, string Id, string Handler, string Json)
{
    /// <summary>The mark that stands for the id in the text.</summary>
    public const string IdMark = "\u0005";

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE",
    };

    /// <summary>Indicates whether OpenAPI 3.1 has a place for the method.</summary>
    public bool HasKnownVerb => Known.Contains(Verb);
}
