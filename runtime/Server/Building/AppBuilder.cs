using Adapters.Server.Building;

namespace Adapters;

/// <summary>
/// Collects all that a program decides before its application is served: settings, services, middleware and options of its own. The
/// generated <c>App.RunAsync(args, app => ...)</c> passes one to the program.
/// </summary>
public sealed class AppBuilder
{
    private readonly OwnOptions _own;
    private readonly List<Func<AsgiApplication, AsgiApplication>> _middleware = [];

    internal AppBuilder(string[] arguments) => _own = new OwnOptions(arguments);

    /// <summary>The program's own settings of the server. The environment and the command line take precedence over them.</summary>
    public ServerOptions Options { get; } = new();

    /// <summary>The services that handlers ask for, or null for none. The program disposes of them.</summary>
    public IServiceProvider? Services { get; set; }

    /// <summary>The arguments after <c>--</c>, which the server does not read.</summary>
    public IReadOnlyList<string> Arguments => _own.Rest;

    /// <summary>The arguments that are left for the server.</summary>
    internal string[] ServerArguments => _own.ForServer;

    /// <summary>The lines of the program's own options for <c>--help</c>.</summary>
    internal string Help => _own.Help;

    /// <summary>Puts a middleware around the application. The first one is the outermost: it sees a request first.</summary>
    /// <param name="middleware">The function that returns the application around the given one.</param>
    /// <returns>This.</returns>
    public AppBuilder Use(Func<AsgiApplication, AsgiApplication> middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        _middleware.Add(middleware);
        return this;
    }

    /// <summary>Reads an option of the program's own from the command line.</summary>
    /// <param name="flag">The flag, such as <c>--database</c>. The server must not have it.</param>
    /// <param name="missing">The value if the flag is not given.</param>
    /// <param name="summary">One sentence for <c>--help</c>.</param>
    /// <returns>The value, as <c>--flag value</c> or <c>--flag=value</c>; the last one if there are several.</returns>
    /// <exception cref="ConfigurationException">The flag has no value.</exception>
    public string Option(string flag, string missing, string summary) => _own.ReadValue(flag, missing, summary);

    /// <summary>Reads a switch of the program's own from the command line.</summary>
    /// <param name="flag">The flag, such as <c>--verbose</c>. The server must not have it.</param>
    /// <param name="summary">One sentence for <c>--help</c>.</param>
    /// <returns>True if it is given.</returns>
    /// <exception cref="ConfigurationException">The flag has a value.</exception>
    public bool Switch(string flag, string summary) => _own.ReadSwitch(flag, summary);

    /// <summary>Returns the application with its middleware.</summary>
    internal AsgiApplication Build(Func<IServiceProvider?, AsgiApplication> entryPoint) =>
        _middleware.AsEnumerable().Reverse().Aggregate(entryPoint(Services), (inner, middleware) => middleware(inner)
            ?? throw new InvalidOperationException("A middleware returned null instead of an application."));
}
