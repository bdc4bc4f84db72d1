using Microsoft.Extensions.Logging;

namespace Adapters.Server.Telemetry.Logging;

/// <summary>Where a server logs. None of its loggers throws; disposing of it writes what waits to be written.</summary>
internal interface IServerLoggers : ILoggerFactory, IAsyncDisposable;
