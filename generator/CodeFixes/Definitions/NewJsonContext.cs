using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Adapters.CodeFixes.Definitions;

/// <summary>A file with a JsonSerializerContext for a project that has none.</summary>
internal static class NewJsonContext
{
    public const string Name = "AppJson";
    public const string Key = "NewJsonContext";

    /// <summary>Adds the file, in the namespace of a document.</summary>
    public static async Task<Solution> AddAsync(Document document, IReadOnlyCollection<string> types, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var space = root?.DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString();
        var name = await FreeNameAsync(document.Project, space, cancellation).ConfigureAwait(false);
        var options = root?.SyntaxTree.Options as CSharpParseOptions;
        var tree = SyntaxFactory.ParseCompilationUnit(TextOf(name, space, types), options: options);
        var typeNames = tree.DescendantNodes().OfType<TypeOfExpressionSyntax>().Select(t => t.Type);
        var simplified = tree.ReplaceNodes(typeNames, (_, type) => type.WithAdditionalAnnotations(Simplifier.Annotation));
        return document.Project.AddDocument(name + ".cs", simplified, document.Folders).Project.Solution;
    }

    /// <summary>Names in JSON are in camel case and read in any case, as in ASP.NET.</summary>
    private static string TextOf(string name, string? space, IEnumerable<string> types)
    {
        var attributes = string.Concat(types.Select(t => $"[JsonSerializable(typeof({t}))]\n"));
        return "using System.Text.Json;\nusing System.Text.Json.Serialization;\n\n"
            + (space is null ? "" : $"namespace {space};\n\n")
            + "/// <summary>The types that are read and written as JSON.</summary>\n"
            + $"[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]\n{attributes}"
            + $"internal sealed partial class {name} : JsonSerializerContext;\n";
    }

    private static async Task<string> FreeNameAsync(Project project, string? space, CancellationToken cancellation)
    {
        var compilation = await project.GetCompilationAsync(cancellation).ConfigureAwait(false);
        var name = Name;
        for (var number = 2; IsTaken(name); number++)
            name = Name + number;
        return name;

        bool IsTaken(string candidate) => project.Documents.Any(d => d.Name == candidate + ".cs")
            || compilation?.GetTypeByMetadataName(space is null ? candidate : $"{space}.{candidate}") is not null;
    }
}
