using Adapters.Generator.Symbols;

namespace Adapters.Generator.App;

/// <summary>The entry points of a program: they ask its own module first, then those of the assemblies that it references.</summary>
internal static class AppEmitter
{
    public static string Emit(AppModel app, CompilationModel compilation, bool hasOwnModule)
    {
        var modules = compilation.Modules.ToList();
        if (hasOwnModule)
            modules.Insert(0, $"global::{EmittedNames.Namespace}.{EmittedNames.Module(compilation.AssemblyName)}");
        var writer = new CodeWriter();
        if (app.Namespace is not null)
            writer.Open($"namespace {app.Namespace}");
        writer.Open($"{app.Modifiers} {app.Name}");
        EmitProperties(modules, writer);
        if (compilation.HasServer)
            EmitRun(writer);
        EmitAsgi(modules, writer);
        EmitWsgi(modules, writer);
        EmitLifespan(modules, "Start", writer);
        EmitLifespan(modules, "Stop", writer);
        writer.Close();
        if (app.Namespace is not null)
            writer.Close();
        return writer.ToString();
    }

    private static void EmitProperties(List<string> modules, CodeWriter writer)
    {
        writer.Line("/// <summary>The asynchronous entry point. It serves every handler: synchronous ones on the server's worker threads.</summary>");
        writer.Line(EmittedNames.GeneratedCode);
        writer.Line("public static global::Adapters.AsgiApplication Asgi { get; } = global::Adapters.CompilerServices.EntryPoint.Mark(RunAsgi);");
        writer.Line();
        writer.Line("/// <summary>The synchronous entry point. It serves the synchronous handlers alone; any other route is 404.</summary>");
        writer.Line(EmittedNames.GeneratedCode);
        writer.Line("public static global::Adapters.WsgiApplication Wsgi { get; } = RunWsgi;");
        writer.Line();
        writer.Line("/// <summary>All routes.</summary>");
        writer.Line(EmittedNames.GeneratedCode);
        writer.Line($"public static global::System.Collections.Generic.IReadOnlyList<global::Adapters.CompilerServices.RouteInfo> Routes {{ get; }} = [{string.Join(", ", modules.Select(m => $".. {m}.Routes"))}];");
        writer.Line();
        writer.Line("/// <summary>Where the constructors of handlers find what they ask for. Set it before the first request.</summary>");
        writer.Line(EmittedNames.GeneratedCode);
        writer.Open("public static global::System.IServiceProvider? Services");
        writer.Line("get => global::Adapters.CompilerServices.HandlerServices.Provider;");
        writer.Line("set => global::Adapters.CompilerServices.HandlerServices.Provider = value;");
        writer.Close();
    }

    private static void EmitRun(CodeWriter writer)
    {
        writer.Line();
        writer.Line("/// <summary>Serves until SIGTERM or SIGINT, with the settings of the command line and the environment.</summary>");
        writer.Line("/// <returns>The exit status.</returns>");
        writer.Line(EmittedNames.GeneratedCode);
        writer.Line("public static global::System.Threading.Tasks.Task<int> RunAsync(string[] args) => global::Adapters.AdaptersServer.RunAsync(Asgi, args);");
        writer.Line();
        writer.Line("/// <summary>Serves handlers whose constructors ask for services.</summary>");
        writer.Line("/// <returns>The exit status.</returns>");
        writer.Line(EmittedNames.GeneratedCode);
        writer.Open("public static global::System.Threading.Tasks.Task<int> RunAsync(string[] args, global::System.IServiceProvider services)");
        writer.Line("Services = services;");
        writer.Line("return global::Adapters.AdaptersServer.RunAsync(Asgi, args);");
        writer.Close();
    }

    private static void EmitAsgi(List<string> modules, CodeWriter writer)
    {
        writer.Line();
        writer.Line(EmittedNames.GeneratedCode);
        writer.Open($"private static {EmittedNames.Task} RunAsgi(global::Adapters.Scope scope, global::Adapters.Receive receive, global::Adapters.Send send) => scope switch");
        writer.Line("global::Adapters.HttpScope http => RunHttp(http, receive, send),");
        writer.Line("global::Adapters.LifespanScope lifespan => global::Adapters.CompilerServices.LifespanRun.RunAsync(lifespan, receive, send, StartAsync, StopAsync),");
        writer.Line("global::Adapters.WebSocketScope socket => RunWebSocket(socket, receive, send),");
        writer.Line("_ => throw new global::System.NotSupportedException($\"This application has no '{scope.Type}' scope.\"),");
        writer.Close(";");
        writer.Line();
        writer.Line(EmittedNames.GeneratedCode);
        writer.Open($"private static {EmittedNames.Task} RunHttp({EmittedNames.HttpArguments})");
        if (modules.Count > 0)
            writer.Line("string? allow = null;");
        foreach (var module in modules)
        {
            writer.Line($"if ({module}.TryAsgi(scope, receive, send, ref allow, out var task{modules.IndexOf(module)}))");
            writer.Line($"    return task{modules.IndexOf(module)};");
        }

        writer.Line($"return global::Adapters.CompilerServices.RouteMatch.Answer(scope, send, {(modules.Count > 0 ? "allow" : "null")}, Routes);");
        writer.Close();
        writer.Line();
        writer.Line(EmittedNames.GeneratedCode);
        writer.Open($"private static {EmittedNames.Task} RunWebSocket({EmittedNames.SocketArguments})");
        if (modules.Count > 0)
            writer.Line("string? allow = null;");
        foreach (var module in modules)
        {
            writer.Line($"if ({module}.TryWebSocket(scope, receive, send, ref allow, out var task{modules.IndexOf(module)}))");
            writer.Line($"    return task{modules.IndexOf(module)};");
        }

        writer.Line("return send(new global::Adapters.WebSocketClose());");
        writer.Close();
    }

    private static void EmitWsgi(List<string> modules, CodeWriter writer)
    {
        writer.Line();
        writer.Line(EmittedNames.GeneratedCode);
        writer.Open($"private static {EmittedNames.Body} RunWsgi({EmittedNames.WsgiArguments})");
        if (modules.Count > 0)
            writer.Line("string? allow = null;");
        foreach (var module in modules)
        {
            writer.Line($"if ({module}.TryWsgi(environ, start, ref allow, out var body{modules.IndexOf(module)}))");
            writer.Line($"    return body{modules.IndexOf(module)};");
        }

        writer.Line($"return global::Adapters.CompilerServices.RouteMatch.Answer(environ, start, {(modules.Count > 0 ? "allow" : "null")}, Routes);");
        writer.Close();
    }

    private static void EmitLifespan(List<string> modules, string verb, CodeWriter writer)
    {
        writer.Line();
        writer.Line(EmittedNames.GeneratedCode);
        writer.Open($"private static async {EmittedNames.Task} {verb}Async(global::Adapters.LifespanScope scope)");
        foreach (var module in modules)
            writer.Line($"await {module}.{verb}Async(scope);");
        if (modules.Count == 0)
            writer.Line($"await default({EmittedNames.Task});");
        writer.Close();
    }
}
