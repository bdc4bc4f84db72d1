namespace Adapters;

/// <summary>
/// The threads of a server for code that blocks. A scope passes them on without knowing what runs there: see
/// <see cref="WsgiWorkers"/>.
/// </summary>
public abstract class WorkerThreads;
