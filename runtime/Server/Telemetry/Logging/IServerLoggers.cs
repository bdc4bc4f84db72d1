using Microsoft.Extensions.Logging;

namespace Adapters.Server.Telemetry.Logging;

/// <summary>The loggers of a server. None of them throws. Disposing of this object writes the lines that are still waiting.</summary>
internal interface IServerLoggers : ILoggerFactory, IAsyncDisposable;
