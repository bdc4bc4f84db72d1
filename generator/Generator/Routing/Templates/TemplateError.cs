namespace Adapters.Generator.Routing.Templates;

/// <summary>An error in a template, with its position in the text.</summary>
internal sealed record TemplateError(int Start, int Length, string Message);
