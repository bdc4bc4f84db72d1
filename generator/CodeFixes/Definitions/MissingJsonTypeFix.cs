using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Adapters.CodeFixes.Definitions;

/// <summary>ADPT009: adds the type to a JsonSerializerContext of the project, or creates one if the project has none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MissingJsonTypeFix : CodeFixProvider
{
    private const string Type = "type";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["ADPT009"];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => MissingJsonTypeFixAll.Instance;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var project = context.Document.Project;
        var contexts = await JsonContextClasses.FindAsync(project, context.CancellationToken).ConfigureAwait(false);
        foreach (var finding in context.Diagnostics)
        {
            if (TypeOf(finding) is not { } type)
                continue;
            foreach (var name in contexts.Select(c => c.Name))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Add [JsonSerializable(typeof({Show(type)}))] to '{name}'",
                        c => JsonContextClasses.AddAsync(project, name, [type], c), name),
                    finding);
            }

            if (contexts.Count == 0)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Create '{NewJsonContext.Name}' for '{Show(type)}'",
                        c => NewJsonContext.AddAsync(context.Document, [type], c), NewJsonContext.Key),
                    finding);
            }
        }
    }

    /// <summary>Returns the name of the missing type, from the root, or null for a finding of an older version.</summary>
    internal static string? TypeOf(Diagnostic finding) => finding.Properties.TryGetValue(Type, out var type) ? type : null;

    private static string Show(string type) => type.Replace("global::", "");
}
