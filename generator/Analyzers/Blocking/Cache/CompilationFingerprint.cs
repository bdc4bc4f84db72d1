using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Adapters.Analyzers.Blocking.Members;
using Adapters.Analyzers.Blocking.Model;
using Microsoft.CodeAnalysis;

namespace Adapters.Analyzers.Blocking.Cache;

/// <summary>
/// Everything that the meaning of a body depends on besides other bodies: all declarations, the references, the options and the
/// user's list.
/// </summary>
internal static class CompilationFingerprint
{
    private static readonly ConditionalWeakTable<object, string> Numbers = new();
    private static int _last;

    /// <summary>A digest: equal for compilations in which a body means the same.</summary>
    public static string Of(
        Compilation compilation, BlockingOptions options, ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        var text = new StringBuilder(NumberOf(compilation.Options));
        foreach (var reference in compilation.References)
            text.Append(' ').Append(NumberOf(reference));
        foreach (var file in files.Where(UserMembers.IsList))
            text.AppendLine().Append(file.GetText(cancellation));
        foreach (var tree in compilation.SyntaxTrees)
        {
            text.AppendLine().Append(DeclarationFingerprint.Of(tree))
                .Append(options.AllAsync(tree)).Append(options.CountsSqlite(tree)).Append(options.ProfileOf(tree));
        }

        return Digest(text);
    }

    public static string Digest(StringBuilder text)
    {
        using var algorithm = SHA256.Create();
        return Convert.ToBase64String(algorithm.ComputeHash(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>A number for an object that never changes: the same object has the same.</summary>
    public static string NumberOf(object shared) =>
        Numbers.GetValue(shared, _ => Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture));
}
