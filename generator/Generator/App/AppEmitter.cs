using Adapters.Generator.EntryPoints;
using Adapters.Generator.Exceptions;
using Adapters.Generator.OpenApi.Documents;
using Adapters.Generator.OpenApi.Settings;
using Adapters.Generator.Routing;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.App;

/// <summary>Emits the entry points of a program: they ask its own module first, then those of the assemblies that it references.</summary>
internal static class AppEmitter
{
    private const string NoSocket = "There is no WebSocket at this path.";
    private const string Implementation = "AppEntryPoints";
    private const string Parameters = "global::Adapters.Scope scope, global::Adapters.Receive receive, global::Adapters.Send send";
    private const string Namespaced = $"global::{EmittedNames.Namespace}.{Implementation}";

    public static string Emit(AppModel app, CompilationModel compilation, bool hasOwnModule)
    {
        var modules = compilation.Modules.ToList();
        if (hasOwnModule)
            modules.Insert(0, $"global::{EmittedNames.Namespace}.{EmittedNames.Module(compilation.AssemblyName)}");
        var writer = new CodeWriter();
        if (app.Namespace is not null)
            writer.Open($"namespace {app.Namespace}");
        writer.Open($"{app.Modifiers} {EmittedNames.Identifier(app.Name)}");
        EmitProperties(compilation, writer);
        if (compilation.HasServer)
            EmitRun(writer);
        writer.Close();
        if (app.Namespace is not null)
            writer.Close();
        EmitImplementation(modules, compilation, writer);
        return writer.ToString();
    }

    /// <summary>Emits the rest as a class that no other file sees: its names are never those of the user's members.</summary>
    private static void EmitImplementation(List<string> modules, CompilationModel compilation, CodeWriter writer)
    {
        var pages = compilation.OpenApi is { IsServed: true } served ? served : null;
        var allow = modules.Count > 0 || pages is not null ? "allow" : "null";
        writer.Line();
        writer.Open($"namespace {EmittedNames.Namespace}");
        writer.Line(EmittedNames.GeneratedCode);
        writer.Line(EmittedNames.Obsolete);
        writer.Open($"file static class {Implementation}");
        EmitRoutes(modules, pages, writer);
        EmitAsgi(writer);
        EmitRouting("RunHttp", Router.Asgi, NoRoute("scope, send", allow), modules, pages is not null, writer);
        EmitRouting("RunWebSocket", Router.WebSocket, WebSocketCode.Deny(404, NoSocket), modules, hasPages: false, writer);
        EmitRouting("RunWsgi", Router.Wsgi, NoRoute("environ, start", allow), modules, pages is not null, writer);
        EmitLifespan(modules, "Start", writer);
        EmitLifespan(modules, "Stop", writer);
        if (compilation.HasServiceScopes)
            EmitOpenScope(writer);
        writer.Close();
        if (compilation.OpenApi is not null)
            OpenApiEmitter.EmitDeclaration(writer);
        writer.Close();
    }

    private static string NoRoute(string request, string allow) =>
        $"global::Adapters.CompilerServices.RouteMatch.Answer({request}, {allow}, ListRoutes)";

    private static void EmitProperties(CompilationModel compilation, CodeWriter writer)
    {
        var services = compilation.HasServiceScopes ? $"services, {Namespaced}.OpenScope" : "services, openScope: null";
        writer.Lines($$"""
            /// <summary>The asynchronous entry point. It serves every handler: synchronous ones on the server's worker threads.</summary>
            {{EmittedNames.GeneratedCode}}
            public static global::Adapters.AsgiApplication Asgi { get; } = global::Adapters.CompilerServices.EntryPoint.Mark({{Namespaced}}.RunAsgi, {{Namespaced}}.ListRoutes);

            /// <summary>The synchronous entry point. It serves the synchronous handlers alone; any other route is 404.</summary>
            {{EmittedNames.GeneratedCode}}
            public static global::Adapters.WsgiApplication Wsgi { get; } = {{Namespaced}}.RunWsgi;

            /// <summary>All routes.</summary>
            {{EmittedNames.GeneratedCode}}
            public static {{EmittedNames.Routes}} Routes => {{Namespaced}}.ListRoutes();

            /// <summary>Returns the asynchronous entry point for handlers that ask for services. Each provider has handlers of its own.</summary>
            {{EmittedNames.GeneratedCode}}
            public static global::Adapters.AsgiApplication CreateAsgi(global::System.IServiceProvider services) =>
                global::Adapters.CompilerServices.HandlerServices.With(Asgi, {{services}});

            /// <summary>Returns the synchronous entry point for handlers that ask for services. Each provider has handlers of its own.</summary>
            {{EmittedNames.GeneratedCode}}
            public static global::Adapters.WsgiApplication CreateWsgi(global::System.IServiceProvider services) =>
                global::Adapters.CompilerServices.HandlerServices.With(Wsgi, {{services}});
            """);
    }

    private static void EmitRun(CodeWriter writer)
    {
        writer.Line();
        writer.Lines($$"""
            /// <summary>Serves until SIGTERM or SIGINT, with the settings of the command line and the environment.</summary>
            /// <returns>The exit status.</returns>
            {{EmittedNames.GeneratedCode}}
            public static global::System.Threading.Tasks.Task<int> RunAsync(string[] args) => global::Adapters.AdaptersServer.RunAsync(Asgi, args);

            /// <summary>Serves handlers whose constructors ask for services.</summary>
            /// <returns>The exit status.</returns>
            {{EmittedNames.GeneratedCode}}
            public static global::System.Threading.Tasks.Task<int> RunAsync(string[] args, global::System.IServiceProvider services) =>
                global::Adapters.AdaptersServer.RunAsync(CreateAsgi(services), args);

            /// <summary>Serves with settings, services, middleware and options that the program decides on first.</summary>
            /// <returns>The exit status.</returns>
            {{EmittedNames.GeneratedCode}}
            public static global::System.Threading.Tasks.Task<int> RunAsync(string[] args, global::System.Action<global::Adapters.AppBuilder> configure) =>
                global::Adapters.AdaptersServer.RunAsync(static services => services is null ? Asgi : CreateAsgi(services), args, configure);
            """);
    }

    /// <summary>Emits what begins a scope of the services: only the application knows the package that has them.</summary>
    private static void EmitOpenScope(CodeWriter writer)
    {
        const string Factory = "global::" + TypeNames.ServiceScopeFactory;
        writer.Line();
        writer.Line("public static global::Adapters.RequestScope? OpenScope(global::System.IServiceProvider services) =>");
        writer.Line($"    services.GetService(typeof({Factory})) is {Factory} factory && factory.CreateScope() is var made");
        writer.Line("        ? new global::Adapters.RequestScope(made.ServiceProvider, made)");
        writer.Line("        : null;");
    }

    /// <summary>Emits the list of routes, which is made when it is first asked for: no request needs it.</summary>
    private static void EmitRoutes(List<string> modules, OpenApiSettings? pages, CodeWriter writer)
    {
        var lists = modules.Select(m => $".. {m}.Routes").Concat(pages is null ? [] : [".. OpenApi.Routes"]);
        writer.Lines($$"""
            private static {{EmittedNames.Routes}}? _routes;

            public static {{EmittedNames.Routes}} ListRoutes() => _routes ??= [{{string.Join(", ", lists)}}];

            """);
        if (pages is null)
            return;
        var page = pages.PagePath is null ? "null" : EmittedNames.Quote(pages.PagePath);
        writer.Lines($$"""
            private static readonly global::Adapters.CompilerServices.OpenApiPages OpenApi =
                new({{EmittedNames.Quote(pages.DocumentPath!)}}, {{page}}, global::{{EmittedNames.Namespace}}.{{OpenApiEmitter.ClassName}}.ToBytes);

            """);
    }

    private static void EmitAsgi(CodeWriter writer)
    {
        writer.Lines($$"""
            public static {{EmittedNames.Task}} RunAsgi({{Parameters}}) => scope switch
            {
                global::Adapters.HttpScope http => RunHttp(http, receive, send),
                global::Adapters.LifespanScope lifespan => global::Adapters.CompilerServices.LifespanRun.RunAsync(lifespan, receive, send, StartAsync, StopAsync, ListRoutes),
                global::Adapters.WebSocketScope socket => RunWebSocket(socket, receive, send),
                _ => throw new global::System.NotSupportedException($"This application has no '{scope.Type}' scope."),
            };
            """);
    }

    /// <summary>Emits a method that asks one module after another for a route.</summary>
    /// <param name="miss">The expression that answers if no module has one.</param>
    /// <param name="hasPages">Whether the OpenAPI document comes before the modules: a catch-all route would hide it.</param>
    private static void EmitRouting(string name, Router router, string miss, List<string> modules, bool hasPages, CodeWriter writer)
    {
        var code = router.Code;
        writer.Line();
        writer.Open($"public static {code.ResultType} {name}({code.Parameters})");
        if (code is HttpCode)
            CatchEmitter.EmitTry(writer);
        if (modules.Count > 0 || hasPages)
            writer.Line("string? allow = null;");
        if (hasPages)
        {
            writer.Line($"if (OpenApi.TryAnswer({((HttpCode)code).Target}, out var page))");
            writer.Line("    return page;");
        }

        for (var i = 0; i < modules.Count; i++)
        {
            writer.Line($"if ({modules[i]}.Try{router.Name}({code.Arguments}, ref allow, out var {code.ResultName}{i}))");
            writer.Line($"    return {code.ResultName}{i};");
        }

        if (hasPages)
            writer.Line($"allow = OpenApi.Allow({code.Scope}, allow);");
        writer.Line($"return {miss};");
        if (code is HttpCode http)
            CatchEmitter.EmitCatches([], http, "return", writer);
        writer.Close();
    }

    private static void EmitLifespan(List<string> modules, string verb, CodeWriter writer)
    {
        writer.Line();
        writer.Open($"private static async {EmittedNames.Task} {verb}Async(global::Adapters.LifespanScope scope)");
        foreach (var module in modules)
            writer.Line($"await {module}.{verb}Async(scope);");
        if (modules.Count == 0)
            writer.Line($"await default({EmittedNames.Task});");
        writer.Close();
    }
}
