namespace Adapters.Generator.OpenApi.Settings;

/// <summary>The values of [assembly: OpenApi].</summary>
/// <param name="DocumentPath">The path at which the document is served, or null.</param>
/// <param name="PagePath">The path at which the page is served, or null. It reads the document, so there is none without that.</param>
internal sealed record OpenApiSettings(
    string Title, string Version, string? Description, string? Server, string? DocumentPath, string? PagePath)
{
    /// <summary>Indicates whether the application answers requests for the document or the page.</summary>
    public bool IsServed => DocumentPath is not null;
}
