using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using Adapters;
using Adapters.Generator;
using Adapters.Generator.Rules.Definitions;
using Basic.Reference.Assemblies;
using Generator.Fuzz.Grammar;
using Generator.Fuzz.Models;
using Generator.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Generator.Fuzz;

/// <summary>Compiles a program, with all rules and generators, and asks it.</summary>
internal static class Trial
{
    private const int Requests = 5;

    private static readonly ImmutableArray<MetadataReference> References =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(HttpScope).Assembly.Location)];

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. new[] { typeof(DefinitionAnalyzer).Assembly, typeof(Adapters.Analyzers.Blocking.BlockingAnalyzer).Assembly }
            .SelectMany(a => a.GetTypes())
            .Where(t => t.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !t.IsAbstract)
            .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
    ];

    /// <summary>Returns what is wrong, the kind of it first; null if nothing is.</summary>
    public static string? FaultOf(FuzzProgram program)
    {
        var images = new List<byte[]>();
        if (program.Library is { } library)
        {
            var built = Compile(library, ProgramText.OfLibrary(program), program, []);
            if (Build(built, program.LibraryHandlers, images) is { } wrong)
                return wrong;
        }

        var references = images.Select(i => (MetadataReference)MetadataReference.CreateFromImage(i));
        var app = Compile(program.Assembly, ProgramText.OfApp(program), program, references);
        return Build(app, program.Handlers, images) ?? Ask(program, images);
    }

    /// <summary>Returns the exception of a rule or a generator over a text that need not compile; null if there is none.</summary>
    public static string? CrashOf(FuzzProgram program, string text)
    {
        var compilation = Compile(program.Assembly, text, program, []);
        return IsCompiled(compilation) ? Crash(compilation, out _) ?? Run(compilation, out _) : null;
    }

    /// <summary>The compiler may have faults of its own.</summary>
    private static bool IsCompiled(CSharpCompilation compilation)
    {
        try
        {
            compilation.GetDiagnostics();
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private static CSharpCompilation Compile(
        string assembly, string text, FuzzProgram program, IEnumerable<MetadataReference> references) =>
        CSharpCompilation.Create(
            assembly,
            [CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(program.Version, DocumentationMode.Diagnose), "Source.cs")],
            [.. References, .. references],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release,
                nullableContextOptions: program.Nullable,
                specificDiagnosticOptions: [new("CS1591", ReportDiagnostic.Suppress)]));

    private static string? Build(CSharpCompilation compilation, FuzzHandler[] handlers, List<byte[]> images)
    {
        if (Run(compilation, out var output) is { } thrown)
            return thrown;
        if (output.GetDiagnostics().FirstOrDefault(d => d.Severity >= DiagnosticSeverity.Warning) is { } problem)
            return $"{problem.Id} {problem}\n    {LineOf(problem.Location)}";
        if (Crash(output, out var found) is { } crash)
            return crash;
        var expected = handlers.SelectMany(h => h.Routes).Where(r => r.IsReported).Select(_ => "ADPT003 @unknown").ToArray();
        var actual = found.Where(d => d.Id.StartsWith("ADPT0", StringComparison.Ordinal) && d.Severity > DiagnosticSeverity.Info)
            .Select(d => $"{d.Id} {d.Location.SourceTree?.GetText().ToString(d.Location.SourceSpan)}").ToArray();
        if (!expected.SequenceEqual(actual))
            return $"findings: {string.Join("; ", found)}";
        using var stream = new MemoryStream();
        if (!output.Emit(stream).Success)
            return "emit";
        images.Add(stream.ToArray());
        return null;
    }

    private static string LineOf(Location location) =>
        location.SourceTree?.GetText().Lines[location.GetLineSpan().StartLinePosition.Line].ToString() ?? "";

    private static string? Run(CSharpCompilation compilation, out Compilation output)
    {
        var result = CSharpGeneratorDriver.Create(
                [
                    new EntryPointGenerator().AsSourceGenerator(), new BlockingGenerator().AsSourceGenerator(),
                    new OpenApiGenerator().AsSourceGenerator(),
                ],
                parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out output, out _).GetRunResult();
        return result.Results.Select(r => r.Exception).FirstOrDefault(e => e is not null) is { } thrown ? $"CS8785 {thrown}" : null;
    }

    private static string? Crash(Compilation compilation, out ImmutableArray<Diagnostic> found)
    {
        found = compilation.WithAnalyzers(Analyzers, new AnalyzerOptions([])).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        return found.FirstOrDefault(d => d.Id == "AD0001") is { } crash ? $"AD0001 {crash.GetMessage()}" : null;
    }

    private static string? Ask(FuzzProgram program, List<byte[]> images)
    {
        var context = new AssemblyLoadContext(null, isCollectible: true);
        try
        {
            var assembly = images.Select(i => context.LoadFromStream(new MemoryStream(i))).ToList()[^1];
            var type = assembly.GetTypes().Single(t => t.GetCustomAttribute<AdaptersAppAttribute>() is not null);
            var (app, random) = (new GeneratedApp(type), new Random(program.Seed));
            return AskDocument(app) ?? program.Routes.Select(r => Ask(app, r, random)).FirstOrDefault(f => f is not null);
        }
        finally
        {
            context.Unload();
        }
    }

    /// <summary>The document is JSON, and has paths.</summary>
    private static string? AskDocument(GeneratedApp app)
    {
        var answer = app.Get("/openapi.json");
        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            return document.RootElement.TryGetProperty("paths", out _) ? null : "document: no paths";
        }
        catch (JsonException error)
        {
            return $"document: {answer.Status} {error.Message}";
        }
    }

    private static string? Ask(GeneratedApp app, FuzzRoute route, Random random)
    {
        for (var i = 0; i < Requests; i++)
        {
            var values = route.Parameters.Where(p => !p.IsUnknown).Select(p => SentValue.Draw(p, i == 0, random)).ToArray();
            var (request, expected) = (new FuzzRequest(route, values), BindingModel.Answer(route, values));
            if (route.IsReported)
                expected = (404, null);
            var answers = new List<Answer> { app.Send("GET", request.Target, null, request.Headers) };
            if (route.Result == "string")
                answers.Add(app.CallSync("GET", request.Target, "", request.Headers));
            foreach (var answer in answers)
            {
                if (answer.Status != expected.Status || (expected.Body is { } body && answer.Body != body))
                    return $"answer of {request.Target}: expected {expected}, was {answer.Status} {answer.Body}";
            }
        }

        return null;
    }
}
