using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Adapters.Generator;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Generator.Tests;

/// <summary>
/// One run of the generator over a piece of source. Every run checks what must always hold: the output compiles without a
/// warning, a second run after an unrelated edit finds every step as it was, and no model holds anything of the compiler.
/// </summary>
internal sealed class GeneratorRun
{
    /// <summary>What emitted code calls of the server, for tests that do not serve.</summary>
    public const string Server = """
        namespace Adapters
        {
            public sealed class AppBuilder
            {
                public System.IServiceProvider? Services { get; set; }
                public AppBuilder Use(System.Func<AsgiApplication, AsgiApplication> middleware) => this;
                public string Option(string flag, string missing, string summary) => missing;
                public bool Switch(string flag, string summary) => false;
                public System.Collections.Generic.IReadOnlyList<string> Arguments => [];
                public ServerOptions Options { get; } = new();
            }
            public sealed class ServerOptions { public int Threads { get; set; } public object? LoggerFactory { get; set; } }
            public static class AdaptersServer
            {
                public static System.Threading.Tasks.Task<int> RunAsync(AsgiApplication app, string[] args) => null!;
                public static System.Threading.Tasks.Task<int> RunAsync(System.Func<System.IServiceProvider?, AsgiApplication> entryPoint, string[] args, System.Action<AppBuilder> configure) => null!;
            }
        }
        """;

    private const string Usings =
        "using Adapters; using System; using System.Collections.Generic; using System.Threading; using System.Threading.Tasks;\n";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static readonly string[] AllSteps =
        [.. typeof(Steps).GetFields(BindingFlags.Static | BindingFlags.Public).Select(f => (string)f.GetRawConstantValue()!)];

    private readonly CSharpCompilation _output;

    private GeneratorRun(CSharpCompilation output, ImmutableArray<GeneratedSourceResult> sources)
    {
        _output = output;
        Sources = sources;
    }

    public ImmutableArray<GeneratedSourceResult> Sources { get; }

    public static GeneratorRun Of(string source, string assembly = "Shop", params MetadataReference[] references)
    {
        return Of(Compile(source, assembly, references));
    }

    /// <summary>Runs over source that the generators of .NET fill first: contexts for JSON, and regular expressions.</summary>
    public static GeneratorRun WithGenerators(string source, string assembly = "Shop", params MetadataReference[] references) =>
        Of(PlatformGenerators.Run(Compile(source, assembly, references)));

    private static GeneratorRun Of(CSharpCompilation compilation)
    {
        var driver = Driver().RunGenerators(compilation);
        var result = driver.GetRunResult();
        Assert.Empty(result.Diagnostics);
        AssertCached(driver, compilation);
        AssertPlainModels(result);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        AssertCompiles(WithNullableWarnings(output));
        return new GeneratorRun((CSharpCompilation)output, [.. result.Results.SelectMany(r => r.GeneratedSources)]);
    }

    /// <summary>Runs without suppressing CS1591, about public members without documentation.</summary>
    public static void OfDocumented(string source)
    {
        var compilation = Compile(source, "Shop");
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([]));
        Driver().RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        Assert.DoesNotContain(output.GetDiagnostics(), d => d.Id == "CS1591" && d.Location.SourceTree!.FilePath != "Source.cs");
    }

    /// <summary>The files that an edit emits again.</summary>
    public static IEnumerable<string> Reemitted(string before, string after)
    {
        var first = Compile(before, "Shop");
        var driver = Driver().RunGenerators(first);
        var emitted = driver.GetRunResult().Results.SelectMany(r => r.GeneratedSources).ToList();
        var results = driver.RunGenerators(Compile(after, "Shop")).GetRunResult().Results;
        // A source that the driver took from its cache is the same object as before.
        return results.SelectMany(r => r.GeneratedSources)
            .Where(s => emitted.All(e => e.SourceText != s.SourceText))
            .Select(s => s.HintName)
            .Order();
    }

    public static CSharpCompilation Compile(string source, string assembly, params MetadataReference[] references) =>
        CSharpCompilation.Create(
            assembly,
            [CSharpSyntaxTree.ParseText(Usings + source, ParseOptions, "Source.cs")],
            [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(Adapters.HttpScope).Assembly.Location), .. references],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release,
                nullableContextOptions: NullableContextOptions.Enable, generalDiagnosticOption: ReportDiagnostic.Error,
                specificDiagnosticOptions:
                [
                    new("CS1591", ReportDiagnostic.Suppress), new("CS1573", ReportDiagnostic.Suppress),
                ]));

    public static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new EntryPointGenerator().AsSourceGenerator(), new OpenApiGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public string Source(string hintName) => Sources.Single(s => s.HintName == hintName).SourceText.ToString();

    /// <summary>Loads what was compiled, with its App class.</summary>
    public GeneratedApp Load(params GeneratorRun[] libraries)
    {
        var context = new AssemblyLoadContext(null, isCollectible: true);
        foreach (var library in libraries)
            context.LoadFromStream(new MemoryStream(library.Image()));
        return new GeneratedApp(context.LoadFromStream(new MemoryStream(Image())).GetType("App")!);
    }

    public MetadataReference ToReference() => MetadataReference.CreateFromImage(Image());

    private byte[] Image()
    {
        using var stream = new MemoryStream();
        Assert.True(_output.Emit(stream).Success);
        return stream.ToArray();
    }

    /// <summary>
    /// Emitted code asks for no warnings about null, because a user's attributes may bring some. What is emitted for the code of the tests
    /// has none all the same.
    /// </summary>
    private static Compilation WithNullableWarnings(Compilation output)
    {
        foreach (var tree in output.SyntaxTrees.Where(t => t.FilePath.StartsWith("Adapters.", StringComparison.Ordinal)))
        {
            var text = tree.ToString().Replace("#nullable enable annotations", "#nullable enable", StringComparison.Ordinal);
            output = output.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text, ParseOptions, tree.FilePath));
        }

        return output;
    }

    private static void AssertCompiles(Compilation output)
    {
        var problems = output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning).ToList();
        Assert.True(
            problems.Count == 0,
            string.Join(
                "\n",
                problems.Select(p => $"{p}\n{p.Location.SourceTree?.GetText().Lines[p.Location.GetLineSpan().StartLinePosition.Line]}")));
    }

    private static void AssertCached(GeneratorDriver driver, CSharpCompilation compilation)
    {
        var edited = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("internal class Unrelated { }", ParseOptions, "Unrelated.cs"));
        foreach (var result in driver.RunGenerators(edited).GetRunResult().Results)
            AssertCached(result);
    }

    private static void AssertCached(GeneratorRunResult result)
    {
        foreach (var name in AllSteps.Where(result.TrackedSteps.ContainsKey))
        {
            Assert.All(
                result.TrackedSteps[name].SelectMany(s => s.Outputs),
                o => Assert.True(
                    o.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged,
                    $"step {name} is {o.Reason} after an unrelated edit"));
        }

        Assert.All(
            result.TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs),
            o => Assert.Equal(IncrementalStepRunReason.Cached, o.Reason));
    }

    private static void AssertPlainModels(GeneratorDriverRunResult result)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var steps in result.Results.Select(r => r.TrackedSteps))
        {
            foreach (var name in AllSteps.Where(steps.ContainsKey))
            {
                foreach (var (value, _) in steps[name].SelectMany(s => s.Outputs))
                    AssertPlain(value, name, seen);
            }
        }
    }

    private static void AssertPlain(object? value, string step, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
            return;
        Assert.False(
            value is ISymbol or SyntaxNode or SyntaxTree or Compilation or Location or SemanticModel,
            $"step {step} holds a {value.GetType()}");
        if (value is IEnumerable items)
        {
            foreach (var item in items)
                AssertPlain(item, step, seen);
            return;
        }

        foreach (var field in value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            AssertPlain(field.GetValue(value), step, seen);
    }
}
