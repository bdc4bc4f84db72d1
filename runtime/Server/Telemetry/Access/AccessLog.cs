using Adapters.Server.Telemetry.Logging;
using Microsoft.Extensions.Logging;

namespace Adapters.Server.Telemetry.Access;

/// <summary>Writes one line per request. A server whose access log is off has none, so callers check for null.</summary>
internal abstract class AccessLog
{
    public const string Category = "access";

    public abstract void Write(in AccessEntry entry);

    /// <summary>Returns the access log that the settings ask for, or null.</summary>
    public static AccessLog? Create(ServerOptions options, ILoggerFactory loggers)
    {
        if (!options.AccessLog || options.LogLevel > LogLevel.Information)
            return null;
        return loggers is ConsoleLog console ? new ConsoleAccessLog(console) : new LoggedAccess(loggers.CreateLogger(Category));
    }
}
