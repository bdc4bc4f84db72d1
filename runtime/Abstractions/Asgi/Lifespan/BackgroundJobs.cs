namespace Adapters;

/// <summary>
/// The jobs of a lifespan. They start when the startup is complete, each in a task of its own outside of the event loops, and end before
/// the shutdown methods are called.
/// </summary>
internal sealed class BackgroundJobs : LifespanJobs
{
    private readonly List<BackgroundJob> _jobs = [];
    private readonly List<(string Name, Task Task)> _running = [];
    private readonly CancellationTokenSource _stopping = new();

    public override void Add(BackgroundJob job) => _jobs.Add(job);

    public override void Start(LifespanScope scope)
    {
        // Not with the context of the loop: a job that computes would stop all its connections.
        foreach (var job in _jobs)
            _running.Add((job.Name, Task.Run(() => job.RunAsync(scope, _stopping.Token))));
    }

    public override async ValueTask StopAsync(LifespanScope scope)
    {
        if (_running.Count == 0)
            return;
        var cancelled = _stopping.CancelAsync();
        try
        {
            await Task.WhenAll(_running.Select(r => r.Task)).WaitAsync(scope.Aborted);
            await cancelled;
        }
        catch (OperationCanceledException) when (scope.Aborted.IsCancellationRequested)
        {
            foreach (var (name, task) in _running)
            {
                if (!task.IsCompleted)
                    scope.Monitor?.ReportHeld(name);
            }
        }
    }
}
