using Generator.Fuzz.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Generator.Fuzz.Grammar;

/// <summary>Makes a valid program of a seed: the same one every time.</summary>
internal sealed class ProgramGrammar(int seed)
{
    private static readonly string[] Namespaces =
        ["", "", "Shop", "Shop.System", "Shop.Adapters", "@event.@class", "A_.B", "A._B", "É.Task"];
    private static readonly string[] Declarations =
    [
        "public sealed class", "internal class", "public partial class", "public static class", "public sealed record",
        "internal static partial class",
    ];

    /// <summary>Names of namespaces, and of what the classes have in them.</summary>
    private static readonly HashSet<string> NoClasses =
        ["_", "Equals", "ToString", "Task", "String", "Int32", "System", "Adapters", "event", "A"];

    private static readonly string[] Assemblies = ["Shop", "Shop.Api", "Shop-Api", "R&D.Web", "3D.Shop", "_", "Größe"];

    private readonly Random _random = new(seed);
    private bool _isNullable;
    private readonly HashSet<string> _classes = new(StringComparer.Ordinal);
    private int _paths;

    public FuzzProgram Make()
    {
        var assembly = One(Assemblies);
        _isNullable = Chance(2);
        var library = Chance(3) ? One([.. Assemblies.Where(a => a != assembly)]) : null;
        var version = One([LanguageVersion.CSharp12, LanguageVersion.CSharp13, LanguageVersion.CSharp14, LanguageVersion.Latest]);
        return new FuzzProgram(
            seed, "App" + Names.Any(_random), One(Namespaces), assembly, library, Handlers(_random.Next(1, 4), version),
            library is null ? [] : Handlers(1, version), version,
            _isNullable ? NullableContextOptions.Enable : NullableContextOptions.Disable);
    }

    private T One<T>(T[] items) => items[_random.Next(items.Length)];

    private bool Chance(int one) => _random.Next(one) == 0;

    private FuzzHandler[] Handlers(int count, LanguageVersion version) => [.. Enumerable.Range(0, count).Select(_ => Handler(version))];

    private FuzzHandler Handler(LanguageVersion version)
    {
        var (space, declaration) = (One(Namespaces), One(Declarations));
        var outer = Chance(3) ? "Outer" + _classes.Count : null;
        string name;
        do
            name = Names.Any(_random);
        while (NoClasses.Contains(name) || !_classes.Add(name));
        var isStatic = declaration.Contains("static", StringComparison.Ordinal);
        var methods = new HashSet<string>(StringComparer.Ordinal) { name, "Task", "String", "Int32", "ToString", "Equals", "_" };
        var routes = Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Route(methods, isStatic)).ToArray();
        var beside = version >= LanguageVersion.CSharp14 && Chance(3)
            ? $"internal static class Extensions{_classes.Count} {{ extension(string text) {{ public int Twice => text.Length * 2; }} }} "
            : "";
        if (Chance(3))
        {
            beside += $"file class Hidden{_classes.Count} {{ }} "
                + $"internal class Generic{_classes.Count}<T> {{ public T Same(T value) => value; }} ";
        }

        return new FuzzHandler(
            space, outer, (Chance(5) ? $"[global::System.Obsolete(\"old\", error: {(Chance(2) ? "true" : "false")})] " : "") + declaration,
            name, Members(declaration, isStatic), beside, isStatic, routes);
    }

    private string Members(string declaration, bool isStatic)
    {
        var members = Chance(3) ? "public sealed class Task; public sealed class String; public enum Int32 { Zero } " : "";
        if (!isStatic && !declaration.Contains("record", StringComparison.Ordinal) && Chance(3))
            members += "public int Count { get; set; } public override string ToString() => \"\"; ";
        return members;
    }

    private FuzzRoute Route(HashSet<string> methods, bool isStatic)
    {
        var method = Names.Any(_random);
        if (!methods.Add(method))
            method = $"{method}_{_paths}";
        var result = One(["string", "global::System.Threading.Tasks.Task<string>", "global::System.Threading.Tasks.ValueTask<string>"]);
        var modifiers = (Chance(6) ? "[global::System.Diagnostics.CodeAnalysis.Experimental(\"FUZZ2\")] " : "")
            + (Chance(4) ? "internal" : "public") + (isStatic || Chance(5) ? " static" : "");
        return new FuzzRoute(method, $"/r{++_paths}", result, modifiers, Parameters());
    }

    private FuzzParameter[] Parameters()
    {
        var names = Names.Some(_random, _random.Next(0, 6), n => n != "_");
        var counts = names.ToLookup(n => n, StringComparer.OrdinalIgnoreCase);
        var parameters = new List<FuzzParameter>();
        foreach (var name in names)
            parameters.Add(Parameter(name, isMember: Chance(4) && counts[name].Count() == 1 && CanBeMember(name)));
        var values = parameters.Where(p => p.Source == Source.Route).Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        parameters.RemoveAll(p => p.IsMember && values.Contains(p.Name));
        if (Chance(40))
        {
            parameters.Add(
                new FuzzParameter("unknown", "unknown", Kinds.All[0], Source.Query, Shape.Required, IsMember: false, IsUnknown: true));
        }

        return [.. parameters.OrderBy(p => p.Shape == Shape.Defaulted)];
    }

    /// <summary>A member of a record is a property, too.</summary>
    private static bool CanBeMember(string name) =>
        name is not ("Equals" or "ToString" or "GetHashCode" or "get_" or "_") && name.All(c => char.IsLetterOrDigit(c) || c == '_');

    private FuzzParameter Parameter(string name, bool isMember)
    {
        var (kind, source) = (One(Kinds.All), One(Enum.GetValues<Source>()));
        if (isMember && source == Source.Route)
            source = Source.Query;
        var shape = source == Source.Route ? Shape.Required : One(Enum.GetValues<Shape>());
        if ((shape == Shape.Collection && source == Source.Header) || (shape == Shape.Nullable && kind.IsText && !_isNullable))
            shape = Shape.Required;
        var key = source switch
        {
            Source.Header => $"x-{_random.Next(1_000_000)}",
            Source.Cookie => $"c{_random.Next(1_000_000)}",
            _ => isMember ? char.ToLowerInvariant(name[0]) + name[1..] : name,
        };
        return new FuzzParameter(name, key, kind, source, shape, isMember);
    }
}
