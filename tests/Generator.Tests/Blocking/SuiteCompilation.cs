using System.Collections.Immutable;
using System.Globalization;
using Adapters;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Generator.Tests.Blocking;

/// <summary>Compiles files of the suite with the packages that they use, and runs analyzers over them.</summary>
internal static class SuiteCompilation
{
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http;
        global using System.Threading; global using System.Threading.Tasks; global using Adapters;
        """;

    private static readonly Lazy<ImmutableArray<MetadataReference>> References = new(() =>
    [
        .. Net100.References.All,
        .. new[]
        {
            typeof(HandlerAttribute), typeof(Microsoft.EntityFrameworkCore.DbContext), typeof(
                Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions),
            typeof(Microsoft.EntityFrameworkCore.SqliteDbContextOptionsBuilderExtensions),
            typeof(Microsoft.EntityFrameworkCore.DeleteBehavior), typeof(Microsoft.Data.Sqlite.SqliteConnection), typeof(Dapper.SqlMapper),
            typeof(Npgsql.NpgsqlConnection), typeof(StackExchange.Redis.IDatabase),
            typeof(MongoDB.Driver.IMongoClient), typeof(MongoDB.Bson.BsonDocument), typeof(FluentValidation.IValidator),
            typeof(Microsoft.Extensions.Hosting.IHost), typeof(Microsoft.Extensions.Hosting.Host), typeof(
                Microsoft.Extensions.DependencyInjection.IServiceCollection),
            typeof(Microsoft.Extensions.DependencyInjection.ServiceProvider), typeof(Microsoft.Extensions.Logging.ILogger),
        }.Select(t => t.Assembly.Location).Distinct().Select(l => (MetadataReference)MetadataReference.CreateFromFile(l)),
    ]);

    public static CSharpCompilation Of(string text, string name = "Source.cs", params MetadataReference[] references)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        return CSharpCompilation.Create(
            "Suite",
            [CSharpSyntaxTree.ParseText(Usings, options, "Usings.cs"), CSharpSyntaxTree.ParseText(text, options, name)],
            [.. References.Value, .. references],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>What analyzers find; a compilation with an error, or an analyzer that fails, is an exception.</summary>
    public static ImmutableArray<Diagnostic> Run(
        Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, IReadOnlyDictionary<string, string>? options = null,
        params AdditionalText[] files)
    {
        var errors = compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Take(5).ToList();
        if (errors.Count > 0)
            throw new InvalidOperationException(string.Join('\n', errors));
        return Analyze(compilation, analyzers, options, files);
    }

    /// <summary>As <see cref="Run"/>, whether it compiles or not.</summary>
    public static ImmutableArray<Diagnostic> Analyze(
        Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, IReadOnlyDictionary<string, string>? options = null,
        params AdditionalText[] files)
    {
        var found = compilation
            .WithAnalyzers(analyzers, Options(options ?? new Dictionary<string, string>(), files))
            .GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        if (found.FirstOrDefault(d => d.Id == "AD0001") is { } failure)
            throw new InvalidOperationException(failure.GetMessage(CultureInfo.InvariantCulture));
        return [.. found.OrderBy(d => d.Location.SourceSpan.Start)];
    }

    /// <summary>The additional files, and the same .editorconfig for every file.</summary>
    public static AnalyzerOptions Options(IReadOnlyDictionary<string, string> options, params AdditionalText[] files) =>
        new([.. files], new FixedOptions(options));

    /// <summary>The same .editorconfig for every file.</summary>
    private sealed class FixedOptions(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(values);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Values(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) =>
            values.TryGetValue(key, out value);
    }
}
