using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Generator.Tests.Blocking.Members.Platform;

/// <summary>The reference assemblies of one version of .NET and ASP.NET Core, and their documentation.</summary>
/// <param name="Version">The major version.</param>
/// <param name="Folders">Those with the assemblies.</param>
internal sealed record ReferencePack(string Version, string[] Folders)
{
    private const string Key = "ReferencePack.net";

    /// <summary>The versions that the project file names. One that is not there is an exception.</summary>
    public static IEnumerable<ReferencePack> All() => typeof(ReferencePack).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Where(a => a.Key.StartsWith(Key, StringComparison.Ordinal))
        .GroupBy(a => a.Key[Key.Length..], a => a.Value!)
        .Select(g => new ReferencePack(g.Key, [.. g]))
        .OrderBy(p => p.Version.Length).ThenBy(p => p.Version, StringComparer.Ordinal);

    public Compilation Compile() => CSharpCompilation.Create(
        "Platform", references: Files("*.dll").DistinctBy(Path.GetFileName).Select(f => MetadataReference.CreateFromFile(f)));

    public IEnumerable<string> Documentation() => Files("*.xml");

    private IEnumerable<string> Files(string pattern) =>
        Folders.SelectMany(f => Directory.GetFiles(f, pattern).Order(StringComparer.Ordinal));
}
