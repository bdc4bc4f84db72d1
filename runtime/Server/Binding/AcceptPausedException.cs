namespace Adapters.Server.Binding;

/// <summary>The process has no descriptor left for a new connection, so a listener pauses.</summary>
internal sealed class AcceptPausedException(Bind bind)
    : IOException(
        $"No file descriptor is left for new connections on {bind}: accepting resumes in one second. Raise the limit "
        + "(ulimit -n) or lower --limit-concurrency.");
