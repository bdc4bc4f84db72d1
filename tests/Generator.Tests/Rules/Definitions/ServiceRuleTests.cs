namespace Generator.Tests.Rules.Definitions;

/// <summary>The rules on what the constructors of handlers ask for.</summary>
public sealed class ServiceRuleTests
{
    private const string Package = """
        namespace Microsoft.Extensions.DependencyInjection
        {
            public enum ServiceLifetime { Singleton }
            public interface IServiceCollection;
            public static class Extensions
            {
                public static IServiceCollection AddScoped<T>(this IServiceCollection services) => services;
                public static IServiceCollection AddScoped(this IServiceCollection services, Type type) => services;
                public static IServiceCollection AddSingleton<T>(this IServiceCollection services) => services;
                public static IServiceCollection AddDbContext<T>(this IServiceCollection services, ServiceLifetime? lifetime = null) => services;
            }
        }
        """;

    [Theory]
    [InlineData("s.AddScoped<Unit>()")]
    [InlineData("s.AddScoped(typeof(Unit))")]
    [InlineData("s.AddDbContext<Unit>()")]
    public void ADPT012_a_scoped_service_that_is_kept(string registration) =>
        RuleRun.Finds(
            "ADPT012",
            "'Own' serves all requests and keeps 'Unit', which is registered for one: add Lifetime = HandlerLifetime.Scoped to its "
            + "[Handler]",
            Program(registration, "[Handler] public sealed class Own(Unit [|unit|]) { [Get] public string Get() => unit.ToString()!; }"));

    [Theory]
    [InlineData("s.AddSingleton<Unit>()", "")]
    [InlineData("s.AddScoped<Unit>().AddSingleton<Unit>()", "")]
    [InlineData("s.AddDbContext<Unit>(Microsoft.Extensions.DependencyInjection.ServiceLifetime.Singleton)", "")]
    [InlineData("s.AddScoped<Unit>()", "(Lifetime = HandlerLifetime.Scoped)")]
    [InlineData("s.AddScoped<Unit>()", "(Lifetime = HandlerLifetime.Transient)")]
    public void A_service_that_may_be_kept_is_no_finding(string registration, string lifetime) =>
        RuleRun.FindsNothing(
            Program(
                registration,
                $"[Handler{lifetime}] public sealed class Own(Unit unit) {{ [Get] public string Get() => unit.ToString()!; }}"));

    [Theory]
    [InlineData("App.RunAsync(args)")]
    [InlineData("global::App.RunAsync(args)")]
    [InlineData("AdaptersServer.RunAsync(App.Asgi, args)")]
    public void ADPT013_a_constructor_that_nothing_satisfies(string start) =>
        RuleRun.Finds(
            "ADPT013",
            "Nothing gives the constructor of 'Own' a 'Unit': the application is started without services; pass them to RunAsync or "
            + "CreateAsgi",
            Started(start, "Unit [|unit|], int size = 5"));

    [Theory]
    [InlineData("App.RunAsync(args, services)", "Unit unit")]
    [InlineData("App.RunAsync(args, services); App.RunAsync(args)", "Unit unit")]
    [InlineData("AdaptersServer.RunAsync(App.CreateAsgi(services), args)", "Unit unit")]
    [InlineData("scope.Services = services; AdaptersServer.RunAsync(App.Asgi, args)", "Unit unit")]
    [InlineData("Other.RunAsync(args)", "Unit unit")]
    [InlineData("", "Unit unit")]
    [InlineData("App.RunAsync(args)", "Unit? unit = null")]
    [InlineData("App.RunAsync(args)", "")]
    public void A_constructor_that_may_be_satisfied_is_no_finding(string start, string parameters) =>
        RuleRun.FindsNothing(Started(start, parameters));

    [Theory]
    [InlineData(
        "[FromQuery] int [|page|]", "page", "int",
        "the constructor of a handler takes services alone: make it a parameter of the method")]
    [InlineData(
        "[FromServices(Key = 1)] Unit [|unit|]", "unit", "Unit",
        "a service with a key needs Microsoft.Extensions.DependencyInjection.IKeyedServiceProvider: reference the package "
        + "Microsoft.Extensions.DependencyInjection.Abstractions")]
    public void ADPT003_a_parameter_of_a_constructor_that_is_no_service(string parameter, string name, string type, string reason) =>
        RuleRun.Finds(
            "ADPT003", $"Parameter '{name}' of type '{type}' cannot be bound: {reason}",
            $$"""
            public sealed class Unit;
            [Handler(Lifetime = HandlerLifetime.Scoped)] public sealed class Own({{parameter}}) { [Get] public string Get() => ""; }
            """);

    private static string Program(string registration, string handler) =>
        "using Microsoft.Extensions.DependencyInjection;\n" + Package
        + "public sealed class Unit; "
        + $"public static class Setup {{ public static void Add(IServiceCollection s) => {registration}; }} {handler}";

    private static string Started(string start, string parameters) =>
        $$"""
        [AdaptersApp] public static partial class App; public sealed class Unit;
        public static class Program { public static void Main(string[] args) { {{start}}; } }
        [Handler] public sealed class Own({{parameters}}) { [Get] public string Get() => ""; }
        """;
}
