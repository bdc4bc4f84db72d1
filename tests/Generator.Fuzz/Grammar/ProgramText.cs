using System.Text;
using Generator.Fuzz.Models;

namespace Generator.Fuzz.Grammar;

/// <summary>Writes a program as C#. All names are global: its namespaces may hide those of .NET.</summary>
internal static class ProgramText
{
    private const string Members = "members";

    public static string OfApp(FuzzProgram program)
    {
        var app = $"[global::Adapters.AdaptersApp] public static partial class @{program.App};";
        var prelude = program.Library is null ? Kinds.Prelude : "";
        return Header + Described + prelude + "#nullable restore annotations\n"
            + In(program.AppNamespace, app) + string.Concat(program.Handlers.Select(Of));
    }

    public static string OfLibrary(FuzzProgram program) =>
        Header + Described + Kinds.Prelude + "#nullable restore annotations\n" + string.Concat(program.LibraryHandlers.Select(Of));

    /// <summary>Every program is described.</summary>
    private const string Described = "[assembly: global::Adapters.OpenApi]\n";

    private static string Header =>
        "#nullable enable annotations\n#pragma warning disable FUZZ1, FUZZ2, CS0612, CS0618, CS8981 // Names in small letters.\n";

    private static string In(string space, string text) => space.Length == 0 ? text + "\n" : $"namespace {space}\n{{\n{text}\n}}\n";

    private static string Of(FuzzHandler handler)
    {
        var text = new StringBuilder();
        if (handler.Outer is not null)
            text.Append("public static class ").Append(handler.Outer).Append(" {\n");
        text.Append("[global::Adapters.Handler] ").Append(handler.Declaration).Append(" @").Append(handler.Name).Append(" {\n");
        text.Append(handler.Members).Append('\n');
        foreach (var route in handler.Routes)
            Write(route, text);
        text.Append("}\n");
        if (handler.Outer is not null)
            text.Append("}\n");
        return In(handler.Namespace, text + handler.Beside);
    }

    private static void Write(FuzzRoute route, StringBuilder text)
    {
        var members = route.Parameters.Where(p => p.IsMember).ToArray();
        var type = "Members" + route.Path[1..];
        var parameters = route.Parameters.Where(p => !p.IsMember).Select(Declare).ToList();
        var obsolete = route.Parameters.Any(p => p.Type.Contains("Gone", StringComparison.Ordinal)) ? "[global::System.Obsolete] " : "";
        if (members.Length > 0)
        {
            text.Append(obsolete).Append("public sealed record ").Append(type);
            text.Append('(').AppendJoin(", ", members.Select(Declare)).Append(");\n");
            parameters.Insert(0, $"[global::Adapters.AsParameters] {type} {Members}");
        }

        text.Append($"[global::Adapters.Get(\"{route.Template}\")] {obsolete}{route.Modifiers} {route.Result} @{route.Method}(");
        text.AppendJoin(", ", parameters).Append(") => ").Append(Result(route)).Append(";\n");
    }

    private static string Result(FuzzRoute route)
    {
        var values = route.Parameters.Where(p => !p.IsUnknown)
            .Select(p => $"global::Fuzzed.Show.Of({(p.IsMember ? Members + "." : "")}@{p.Name})");
        var shown = $"string.Join(\"|\", new string[] {{ {string.Join(", ", values)} }})";
        return route.Result == "string" ? shown
            : route.Result.Contains("ValueTask", StringComparison.Ordinal) ? $"new {route.Result}({shown})"
            : $"global::System.Threading.Tasks.Task.FromResult({shown})";
    }

    private static string Declare(FuzzParameter parameter)
    {
        var mark = parameter.Source switch
        {
            Source.Header => $"[global::Adapters.FromHeader(Name = \"{parameter.Key}\")] ",
            Source.Cookie => $"[global::Adapters.FromCookie(Name = \"{parameter.Key}\")] ",
            // Bytes without a mark are a body.
            Source.Query when parameter.Type == "byte[]" => "[global::Adapters.FromQuery] ",
            _ => "",
        };
        return $"{mark}{parameter.Type} @{parameter.Name}{(parameter.Shape == Shape.Defaulted ? " = " + parameter.Kind.Default.Code : "")}";
    }
}
