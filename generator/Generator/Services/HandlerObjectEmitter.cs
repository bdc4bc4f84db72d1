using Adapters.Generator.Symbols;

namespace Adapters.Generator.Services;

/// <summary>Emits the method that gives the object of a handler class.</summary>
internal static class HandlerObjectEmitter
{
    /// <summary>The method that lets a lifespan dispose of objects of the class.</summary>
    public const string OwnMethod = "Own";

    /// <summary>The field with the handler of the first provider.</summary>
    public const string HandlerField = "_handler";

    private const string Application = "global::Adapters.CompilerServices.HandlerServices";
    private const string Request = "global::Adapters.CompilerServices.RequestServices";

    /// <param name="type">The class, with <c>global::</c>.</param>
    /// <param name="name">The class as a person names it.</param>
    public static void Emit(
        string type, string name, Lifetime lifetime, IEnumerable<ConstructorParameter> parameters, CodeWriter writer)
    {
        var user = EmittedNames.Quote("constructor of " + name);
        var arguments = string.Join(", ", parameters.Select(p => Argument(p, user, lifetime)));
        var make = $"static scope => new {type}({arguments})";
        var signature = $"public static {EmittedNames.BeforeMethod(type)} Handler";
        if (lifetime == Lifetime.Singleton)
            EmitShared(type, signature, HandlerField, make, writer);
        else
            writer.Line($"{signature}(global::Adapters.ConnectionScope scope) => {Request}.{lifetime}(scope, {make});");
    }

    /// <summary>Returns the expression for a service, in code that has a scope.</summary>
    /// <param name="user">Who asks for it, as source text.</param>
    public static string Argument(ConstructorParameter parameter, string user, Lifetime lifetime)
    {
        var services = lifetime == Lifetime.Singleton ? Application : Request;
        var call = parameter.Default is null
            ? $"{services}.Get<{parameter.Type}>(scope, {user}"
            : $"{services}.GetOr<{parameter.Type}>(scope, {(lifetime == Lifetime.Singleton ? user + ", " : "")}{parameter.Default}";
        return call + (parameter.Find is null ? ")" : $", {parameter.Find})");
    }

    /// <summary>Emits the one object that serves all requests of a provider. The first request makes it, unless startup has.</summary>
    /// <param name="signature">The method that returns it, without parameters.</param>
    /// <param name="field">The field that holds that of the first provider.</param>
    /// <param name="make">The delegate that makes it.</param>
    public static void EmitShared(string type, string signature, string field, string make, CodeWriter writer)
    {
        writer.Line($"private static global::Adapters.CompilerServices.HandlerInstance<{type}>? {field};");
        writer.Line();
        writer.Line($"{signature}(global::Adapters.Scope scope) =>");
        writer.Line($"    {field} is {{ }} made && made.Services == scope.Services ? made.Handler :");
        writer.Line($"    {Application}.Make(ref {field}, scope, {make});");
    }

    /// <summary>Emits the method that lets a lifespan dispose of such objects.</summary>
    /// <param name="objects">The methods that return them, each with its field.</param>
    public static void EmitOwn(IEnumerable<(string Method, string Field)> objects, CodeWriter writer)
    {
        writer.Line();
        writer.Open($"public static void {OwnMethod}(global::Adapters.LifespanScope scope)");
        foreach (var (method, field) in objects)
            writer.Line($"{Application}.Own(scope, {method}(scope), {field}!);");
        writer.Close();
    }
}
