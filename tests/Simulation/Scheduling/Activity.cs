namespace Adapters.Simulation.Scheduling;

/// <summary>Something that takes part in a run, one step after the other, in the order that the run decides.</summary>
internal abstract class Activity(string name)
{
    public string Name { get; } = name;

    /// <summary>It can do something now.</summary>
    public abstract bool IsEnabled { get; }

    /// <summary>How often it is chosen, against the others: a small weight makes it late.</summary>
    public int Weight { get; set; } = 1;

    public abstract void Step();
}
