namespace Adapters;

/// <summary>
/// Describes the routes of an assembly as an OpenAPI 3.1 document, which is made at compile time. An application serves it, and a page on
/// which a person reads it and tries the routes; a library gives its part to the applications that reference it. The application does not
/// answer with them if the <see cref="AppContext"/> switch <c>Adapters.OpenApi</c> is false.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class OpenApiAttribute : Attribute
{
    /// <summary>The name of the API. By default, that of the assembly.</summary>
    public string? Title { get; set; }

    /// <summary>The version of the API. By default, that of the assembly.</summary>
    public string? Version { get; set; }

    /// <summary>The text about the API, which may be Markdown.</summary>
    public string? Description { get; set; }

    /// <summary>The URL that the paths follow, if it is not that of the document.</summary>
    public string? Server { get; set; }

    /// <summary>The path of the document, or null if it is not served.</summary>
    public string? DocumentPath { get; set; } = "/openapi.json";

    /// <summary>The path of the page, or null if it is not served. The page reads the document from its path.</summary>
    public string? PagePath { get; set; } = "/docs";
}
