using Microsoft.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace Generator.Tests.App;

/// <summary>The constructor of a handler asks for services by their keys.</summary>
public sealed class KeyedServiceTests
{
    private static readonly Lazy<GeneratedApp> App = new(() => GeneratorRun.Of("""
        using Microsoft.Extensions.DependencyInjection;
        [AdaptersApp] public static partial class App;
        public sealed class Store(string name) { public string Name => name; }
        public enum Color { Red, Green }
        public static class Setup
        {
            public static IServiceProvider Make() => new ServiceCollection()
                .AddSingleton(new Store("plain"))
                .AddKeyedSingleton("a", new Store("keyed"))
                .AddKeyedSingleton(Color.Green, new Store("green"))
                .AddKeyedScoped("b", (_, _) => new Store("scoped"))
                .BuildServiceProvider();
        }
        [Handler("/shared")] public sealed class Shared(Store plain, [FromKeyedServices("a")] Store keyed, [FromServices(Key = Color.Green)] Store green, [FromKeyedServices("none")] Store? none = null)
        {
            [Get] public string Get() => $"{plain.Name} {keyed.Name} {green.Name} {none is null}";
        }
        [Handler("/scoped", Lifetime = HandlerLifetime.Scoped)] public sealed class Scoped([FromKeyedServices("b")] Store keyed, [FromKeyedServices("none")] Store? none = null)
        {
            [Get] public string Get() => $"{keyed.Name} {none is null}";
        }
        [Handler("/captured")] public sealed class Captured([FromKeyedServices("b")] Store keyed) { [Get] public string Get() => keyed.Name; }
        [Handler("/missing")] public sealed class Missing([FromKeyedServices(7)] Store keyed) { [Get] public string Get() => keyed.Name; }
        """, "Shop", MetadataReference.CreateFromFile(typeof(IServiceScopeFactory).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(ServiceProvider).Assembly.Location)).Load());

    [Theory]
    [InlineData("/shared", "plain keyed green True")]
    [InlineData("/scoped", "scoped True")]
    public void A_constructor_is_given_them(string target, string expected) => Assert.Equal(expected, With().Get(target).Body);

    [Fact]
    public void One_of_a_request_is_not_kept_for_all() => Assert.Contains(
        "which is scoped, and keeps it for all requests",
        Assert.Throws<InvalidOperationException>(() => With().Get("/captured")).Message, StringComparison.Ordinal);

    [Fact]
    public void One_that_is_not_registered_is_named() => Assert.Equal(
        "The constructor of Missing asks for the service Store, which the application does not have: register it.",
        Assert.Throws<InvalidOperationException>(() => With().Get("/missing")).Message);

    private static GeneratedApp With() =>
        App.Value.With((IServiceProvider)App.Value.Type.Assembly.GetType("Setup")!.GetMethod("Make")!.Invoke(null, null)!);
}
