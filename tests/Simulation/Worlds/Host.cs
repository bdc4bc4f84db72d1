using Adapters.Simulation.Scheduling;

namespace Adapters.Simulation.Worlds;

/// <summary>Whoever starts and stops the server: a context of its own, of which one piece of work runs a step, in order.</summary>
internal sealed class Host : Activity
{
    private readonly Queue<Action> _work = new();
    private readonly Context _context;

    public Host()
        : base("host") => _context = new Context(_work);

    public override bool IsEnabled => _work.Count > 0;

    public void Post(Action work) => _work.Enqueue(work);

    public override void Step()
    {
        SynchronizationContext.SetSynchronizationContext(_context);
        _work.Dequeue()();
        SynchronizationContext.SetSynchronizationContext(null);
    }

    private sealed class Context(Queue<Action> work) : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => work.Enqueue(() => d(state));

        public override SynchronizationContext CreateCopy() => this;
    }
}
