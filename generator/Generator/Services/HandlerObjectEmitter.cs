using Adapters.Generator.Symbols;

namespace Adapters.Generator.Services;

/// <summary>Emits the method that gives the object of a handler class.</summary>
internal static class HandlerObjectEmitter
{
    private const string Application = "global::Adapters.CompilerServices.HandlerServices";
    private const string Request = "global::Adapters.CompilerServices.RequestServices";

    /// <param name="type">The class, with <c>global::</c>.</param>
    /// <param name="name">The class as a person names it.</param>
    public static void Emit(
        string type, string name, Lifetime lifetime, IEnumerable<ConstructorParameter> parameters, CodeWriter writer)
    {
        var services = lifetime == Lifetime.Singleton ? Application : Request;
        var user = EmittedNames.Quote("constructor of " + name);
        var arguments = string.Join(", ", parameters.Select(p => p.Default is null
            ? $"{services}.Get<{p.Type}>(scope, {user})"
            : $"{services}.GetOr<{p.Type}>(scope, {(lifetime == Lifetime.Singleton ? user + ", " : "")}{p.Default})"));
        var make = $"static scope => new {type}({arguments})";
        var signature = $"public static {EmittedNames.BeforeMethod(type)} Handler";
        if (lifetime == Lifetime.Singleton)
            EmitShared(type, signature, make, writer);
        else
            writer.Line($"{signature}(global::Adapters.ConnectionScope scope) => {Request}.{lifetime}(scope, {make});");
    }

    /// <summary>Emits the one object that serves all requests of a provider. The first request makes it, unless startup has.</summary>
    private static void EmitShared(string type, string signature, string make, CodeWriter writer)
    {
        writer.Line($"private static global::Adapters.CompilerServices.HandlerInstance<{type}>? _handler;");
        writer.Line();
        writer.Line($"{signature}(global::Adapters.Scope scope) =>");
        writer.Line("    _handler is { } made && made.Services == scope.Services ? made.Handler :");
        writer.Line($"    {Application}.Make(ref _handler, scope, {make});");
    }
}
