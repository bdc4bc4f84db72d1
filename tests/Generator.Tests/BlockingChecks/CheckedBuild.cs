using System.Runtime.Loader;
using Adapters;
using Adapters.CompilerServices;
using Adapters.Generator;
using Generator.Tests.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Generator.Tests.BlockingChecks;

/// <summary>Compiles source with what <see cref="BlockingGenerator"/> adds to it, and calls it on and off an event loop.</summary>
internal static class CheckedBuild
{
    public static CSharpCompilation Compile(string source, OptimizationLevel level, params MetadataReference[] references)
    {
        var compilation = SuiteCompilation.Of(source, references: references);
        var options = new CSharpParseOptions(LanguageVersion.Latest, preprocessorSymbols: ["DEFINED"]).WithFeatures(
            [new("InterceptorsNamespaces", "Other;Adapters.Generated")]);
        return compilation.RemoveAllSyntaxTrees()
            .AddSyntaxTrees(compilation.SyntaxTrees.Select(t => CSharpSyntaxTree.ParseText(t.GetText(), options, t.FilePath)))
            .WithOptions(compilation.Options.WithOptimizationLevel(level));
    }

    /// <summary>Runs the generator; what it adds compiles without a warning.</summary>
    public static (CSharpCompilation Output, SyntaxTree[] Trees) Run(CSharpCompilation compilation)
    {
        var driver = CSharpGeneratorDriver.Create(
            [new BlockingGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options);
        var result = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out var problems);
        Assert.Empty(problems);
        var wrong = output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong) + string.Join('\n', result.GetRunResult().GeneratedTrees));
        return ((CSharpCompilation)output, [.. result.GetRunResult().GeneratedTrees]);
    }

    /// <summary>A debug build.</summary>
    public static byte[] Of(string source, params MetadataReference[] references) =>
        Image(Run(Compile(source, OptimizationLevel.Debug, references)).Output);

    public static byte[] Image(CSharpCompilation compilation)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return stream.ToArray();
    }

    /// <summary>Calls a method of the class Own.</summary>
    public static string? Call(byte[] image, string method)
    {
        using var stream = new MemoryStream(image);
        var own = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(stream).GetType("Own")!;
        return own.GetMethod(method)!.CreateDelegate<Func<string?>>()();
    }

    /// <summary>What a call throws on an event loop.</summary>
    public static Exception? OnLoop(Func<string?> call)
    {
        Exception? error = null;
        var loop = new Thread(() =>
        {
            LoopThread.Enter(() => "GET / (Own.Direct)");
            error = Record.Exception(call);
        });
        loop.Start();
        loop.Join();
        return error;
    }
}
