using System.Collections.Immutable;
using System.Text;
using Adapters.Analyzers.Blocking;
using Adapters.Analyzers.Blocking.Members;
using Adapters.Analyzers.Blocking.Model;
using Adapters.Generator.BlockingChecks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Adapters.Generator;

/// <summary>
/// Emits what the blocking rules know for use outside of the compilation: a summary of the members that block, for other assemblies, and
/// checks around the calls of [Blocking] methods, for a debug build. Both are made in a build, never while somebody types.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class BlockingGenerator : IIncrementalGenerator
{
    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var lists = context.AdditionalTextsProvider.Where(UserMembers.IsList).Collect();
        context.RegisterImplementationSourceOutput(
            context.CompilationProvider.Combine(context.AnalyzerConfigOptionsProvider).Combine(lists),
            static (c, inputs) => EmitSummary(c, inputs.Left.Left, inputs.Left.Right, inputs.Right));
        context.RegisterImplementationSourceOutput(context.CompilationProvider, EmitChecks);
    }

    private static void EmitSummary(
        SourceProductionContext context, Compilation compilation, AnalyzerConfigOptionsProvider provider,
        ImmutableArray<AdditionalText> lists)
    {
        if (!BlockingOptions.EmitsSummary(compilation, provider.GlobalOptions))
            return;
        var users = UserMembers.Read(lists, context.CancellationToken);
        var analyzed = WithoutNullability(compilation);
        var lines = BlockingSummary.Of(
            analyzed, new BlockingAnalysis(analyzed, new BlockingOptions(provider), users), context.CancellationToken);
        if (!lines.IsEmpty)
            context.AddSource("Adapters.Blocking.g.cs", SourceText.From(BlockingSummaryEmitter.Emit(lines), Encoding.UTF8));
    }

    /// <summary>Turns nullability off: what blocks does not depend on it, and it is a third of the work.</summary>
    private static Compilation WithoutNullability(Compilation compilation) => compilation.Options is CSharpCompilationOptions options
        ? compilation.WithOptions(options.WithNullableContextOptions(NullableContextOptions.Disable))
        : compilation;

    private static void EmitChecks(SourceProductionContext context, Compilation compilation)
    {
        var calls = BlockingCallParser.Parse(compilation, context.CancellationToken);
        if (calls.Count > 0)
            context.AddSource("Adapters.BlockingChecks.g.cs", SourceText.From(BlockingCheckEmitter.Emit(calls), Encoding.UTF8));
    }
}
