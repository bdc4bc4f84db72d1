using System.Security;
using Adapters.Generator.Background;
using Adapters.Generator.EntryPoints;
using Adapters.Generator.Exceptions;
using Adapters.Generator.Handlers;
using Adapters.Generator.Routing;
using Adapters.Generator.Routing.Conflicts;
using Adapters.Generator.Services;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.App;

/// <summary>
/// Emits the module of an assembly with handlers: its routes, its routers and its lifecycle. Applications compose modules.
/// </summary>
internal static class ModuleEmitter
{
    public static string Emit(CompilationModel compilation, IReadOnlyList<HandlerModel> handlers, IEnumerable<JobModel> jobs)
    {
        var name = EmittedNames.Module(compilation.AssemblyName);
        var endpoints = handlers.SelectMany(h => h.Endpoints).ToList();
        var paths = new PathCase(compilation.IgnoresPathCase);
        var writer = new CodeWriter();
        EmitAttribute(name, compilation.IsLibrary ? endpoints : [], writer);
        writer.Line();
        writer.Open($"namespace {EmittedNames.Namespace}");
        writer.Line($"/// <summary>The handlers of {SecurityElement.Escape(compilation.AssemblyName)}.</summary>");
        writer.Line(EmittedNames.GeneratedCode);
        writer.Line(EmittedNames.Hidden);
        writer.Line(EmittedNames.Obsolete);
        writer.Open($"public static class {name}");
        EmitRoutes(endpoints, writer);
        foreach (var router in Router.All)
        {
            writer.Line();
            writer.Line($"/// <summary>{router.Summary}</summary>");
            new RouterEmitter(router, new RouteTree(endpoints.Where(router.Takes), paths), paths, writer).Emit();
        }

        EmitSync(endpoints, writer);
        EmitLifecycle(handlers, isStartup: true, jobs, writer);
        EmitLifecycle(handlers, isStartup: false, [], writer);
        writer.Close();
        writer.Close();
        return writer.ToString();
    }

    /// <summary>
    /// Emits what names the module, and in a library its routes, so that an application is warned of those that it hides.
    /// </summary>
    private static void EmitAttribute(string name, List<EndpointModel> endpoints, CodeWriter writer)
    {
        var module = $"[assembly: global::Adapters.AdaptersModule(typeof(global::{EmittedNames.Namespace}.{name})";
        var routes = endpoints.SelectMany(ModuleRoute.Describe).ToList();
        if (routes.Count == 0)
        {
            writer.Line(module + ")]");
            return;
        }

        writer.Line(module + ", Routes =");
        writer.Indent();
        for (var i = 0; i < routes.Count; i++)
        {
            var text = EmittedNames.Quote(i == 0 ? routes[i] : ModuleRoute.NextRoute + routes[i]);
            writer.Line(text + (i < routes.Count - 1 ? " +" : ")]"));
        }

        writer.Outdent();
    }

    private static void EmitRoutes(List<EndpointModel> endpoints, CodeWriter writer)
    {
        writer.Line("/// <summary>The routes, in the order of their classes.</summary>");
        writer.Line($"public static {EmittedNames.Routes} Routes =>");
        writer.Line("[");
        writer.Indent();
        foreach (var e in endpoints)
            writer.Line($"{Describe(e)},");
        writer.Outdent();
        writer.Line("];");
    }

    private static string Describe(EndpointModel endpoint)
    {
        var texts = new[] { endpoint.Verb, endpoint.Template.Text, endpoint.HandlerName + "." + endpoint.MethodName };
        var conditions = endpoint.Conditions.Trim();
        return $"new({string.Join(", ", texts.Select(EmittedNames.Quote))}, {(endpoint.IsSync ? "true" : "false")})"
            + (conditions.Length > 0 ? $" {{ Conditions = {EmittedNames.Quote(conditions)} }}" : "");
    }

    private static void EmitSync(List<EndpointModel> endpoints, CodeWriter writer)
    {
        if (!endpoints.Any(e => e.IsSync))
            return;
        writer.Line();
        writer.Line("private static readonly global::Adapters.WsgiApplication Sync = RunSync;");
        writer.Line();
        writer.Open($"private static {WsgiCode.Instance.ResultType} RunSync({WsgiCode.Instance.Parameters})");
        CatchEmitter.EmitTry(writer);
        writer.Line("string? allow = null;");
        writer.Line(
            "return TryWsgi(environ, start, ref allow, out var body) ? body : "
            + "global::Adapters.CompilerServices.RouteMatch.Answer(environ, start, allow);");
        CatchEmitter.EmitCatches([], WsgiCode.Instance, "return", writer);
        writer.Close();
    }

    private static void EmitLifecycle(
        IReadOnlyList<HandlerModel> handlers, bool isStartup, IEnumerable<JobModel> jobs, CodeWriter writer)
    {
        var calls = handlers
            .SelectMany(h => h.Lifecycle.Where(l => l.IsStartup == isStartup).Select(l => (Handler: h, Method: l)))
            .ToList();
        var hasAwait = calls.Any(c => c.Method.IsAwaitable);
        writer.Line();
        var (name, summary) = isStartup
            ? ("StartAsync", "Makes the handlers and runs their startup methods.")
            : ("StopAsync", "Runs the shutdown methods of the handlers.");
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Open($"public static {(hasAwait ? "async " : "")}{EmittedNames.Task} {name}(global::Adapters.LifespanScope scope)");
        if (isStartup)
        {
            foreach (var handler in handlers)
                EmitObjects(handler, writer);
        }

        // The handler of a job may have a problem of its own.
        foreach (var job in jobs.Where(j => j.EndpointsName is null || handlers.Any(h => h.EndpointsName == j.EndpointsName)))
            writer.Line($"global::Adapters.CompilerServices.BackgroundWork.Add(scope, {job.Name}, {job.Schedule}, {job.Run});");

        foreach (var (handler, method) in calls)
        {
            var target = method.IsStatic ? handler.TypeName : handler.EndpointsName + ".Handler(scope)";
            var arguments = string.Join(", ", method.Parameters.Select(p => p.Kind switch
            {
                LifecycleParameter.Scope => "scope",
                LifecycleParameter.State => "scope.State",
                _ => isStartup ? "scope.Stopping" : "scope.Aborted",
            }));
            writer.Line($"{(method.IsAwaitable ? "await " : "")}{target}.{EmittedNames.Identifier(method.MethodName)}({arguments});");
        }

        if (!hasAwait)
            writer.Line("return default;");
        writer.Close();
    }

    /// <summary>Emits what makes the objects that serve all requests.</summary>
    private static void EmitObjects(HandlerModel handler, CodeWriter writer)
    {
        if (handler.OwnsObjects)
            writer.Line($"{handler.EndpointsName}.{HandlerObjectEmitter.OwnMethod}(scope);");
        if (handler is { IsShared: true, IsDisposable: false })
            writer.Line($"_ = {handler.EndpointsName}.Handler(scope);");
    }
}
