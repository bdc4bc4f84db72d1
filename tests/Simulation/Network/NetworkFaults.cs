using Adapters.Simulation.Scheduling;

namespace Adapters.Simulation.Network;

/// <summary>What goes wrong with the calls of a transport, in so many of a hundred.</summary>
internal sealed class NetworkFaults(DecisionStream decisions)
{
    /// <summary>No more of them: the connection has had its share.</summary>
    public bool IsOver { get; set; }

    public int Short { get; init; }

    public int WouldBlock { get; init; }

    public int Failure { get; init; }

    /// <summary>The client does its next step between the report of the poller and the call that follows.</summary>
    public int Overtake { get; init; }

    public bool IsOvertaken => !IsOver && decisions.Chance(Overtake);

    public bool IsShort => !IsOver && decisions.Chance(Short);

    public bool WouldBlockNow => !IsOver && decisions.Chance(WouldBlock);

    /// <summary>Rarer than a hundredth of the calls.</summary>
    public bool FailsNow => !IsOver && Failure > 0 && decisions.Chance(Failure) && decisions.Chance(20);

    /// <summary>How many of these bytes go through.</summary>
    public int Cut(int length) => length > 1 && IsShort ? decisions.Between(1, length - 1) : length;

    public int Order(int count) => decisions.Next(count);
}
