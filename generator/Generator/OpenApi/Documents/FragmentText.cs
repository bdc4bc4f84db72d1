using Adapters.Generator.OpenApi.Operations;
using Adapters.Generator.OpenApi.Schemas;
using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.OpenApi.Documents;

/// <summary>
/// Writes the part of a library as text, which its assembly has as metadata, and reads that of others: an application describes the routes
/// of all its modules.
/// </summary>
internal static class FragmentText
{
    /// <summary>The key of the metadata.</summary>
    public const string Key = "Adapters.OpenApi";

    private const string Metadata = "System.Reflection.AssemblyMetadataAttribute";
    private const char Field = '\u001f';
    private const char Record = '\u001e';
    private const string None = "\u0006";

    public static string Write(ApiFragment fragment)
    {
        var records = fragment.Tags.Select(t => Join("t", t.Name, t.Description))
            .Concat(fragment.Operations.Select(
                o => Join("o", o.Verb, o.Path, string.Join("/", o.PathNames), o.Id, o.Handler, o.Json)))
            .Concat(fragment.Schemas.Select(s => Join("s", s.Key, s.Name, s.FullName, s.Json, s.PatchJson)))
            .Concat(fragment.SecuritySchemes.Select(s => Join("a", s.Name, s.Json)));
        return string.Join(Record.ToString(), records);
    }

    /// <summary>Returns the part of an assembly, or null if it has none.</summary>
    public static ApiFragment? Of(IAssemblySymbol assembly)
    {
        foreach (var attribute in assembly.GetAttributes().Where(a => TypeNames.Is(a.AttributeClass, Metadata)))
        {
            if (attribute.ConstructorArguments is [{ Value: Key }, { Value: string text }])
                return Read(text);
        }

        return null;
    }

    private static ApiFragment Read(string text)
    {
        var records = text.Split([Record], StringSplitOptions.RemoveEmptyEntries).Select(Split).ToLookup(r => r[0]);
        return new ApiFragment(
            records["t"].Where(r => r.Length == 3).Select(r => new ApiTag(r[1]!, r[2])).ToEquatableArray(),
            records["o"].Where(r => r.Length == 7).Select(ReadOperation).ToEquatableArray(),
            records["s"].Where(r => r.Length == 6).Select(r => new ApiSchema(r[1]!, r[2]!, r[3]!, r[4]!, r[5])).ToEquatableArray(),
            records["a"].Where(r => r.Length == 3).Select(r => new SecurityScheme(r[1]!, r[2]!)).ToEquatableArray());
    }

    private static ApiOperation ReadOperation(string?[] record)
    {
        var names = record[3]!.Split(['/'], StringSplitOptions.RemoveEmptyEntries).ToEquatableArray();
        return new ApiOperation(record[1]!, record[2]!, names, record[4]!, record[5]!, record[6]!);
    }

    private static string Join(params string?[] fields) => string.Join(Field.ToString(), fields.Select(f => f ?? None));

    private static string?[] Split(string record) => record.Split(Field).Select(f => f == None ? null : f).ToArray();
}
