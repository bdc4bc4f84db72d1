using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Adapters.Hosting;

/// <summary>Adds the server to a program that is run by the generic host of .NET.</summary>
public static class ServerRegistration
{
    /// <summary>
    /// Adds a server. It accepts connections when all other services of the host have started, and stops before any of them does. Its
    /// settings are those of <paramref name="configure"/>, then those in the section <c>Adapters</c> of the configuration, by the names of
    /// the options, such as <c>Bind</c>; the host logs.
    /// </summary>
    /// <param name="services">The services of the program.</param>
    /// <param name="application">Makes the application with the services: <c>App.CreateAsgi</c>, maybe with middleware around it.</param>
    /// <param name="configure">The program's own settings, or null.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddAdapters(
        this IServiceCollection services, Func<IServiceProvider, AsgiApplication> application, Action<ServerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(application);
        services.AddSingleton(provider =>
        {
            var options = new ServerOptions { LoggerFactory = provider.GetService<ILoggerFactory>() };
            configure?.Invoke(options);
            return new HostedServer(() => application(provider), options, provider.GetService<IConfiguration>());
        });
        return services.AddHostedService(static provider => provider.GetRequiredService<HostedServer>());
    }
}
