namespace Adapters.Generator.Routing.Templates;

/// <summary>What is wrong with a template, and where: as an offset into its text.</summary>
internal sealed record TemplateError(int Start, int Length, string Message);
