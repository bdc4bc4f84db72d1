/// <summary>An asynchronous form that the type of the method itself does not have.</summary>
public sealed class Siblings
{
    public async Task OfTheReceiver(DerivedPort derived, Port port)
    {
        await Task.Yield();
        derived.Send(1); // ADPT109
        port.Send(1); // -
    }

    public async Task BesideAnExtension(Port port, DerivedPort derived)
    {
        await Task.Yield();
        port.Post(1); // -
        derived.Post(1); // ADPT109
    }

    public async Task OfALocalFunction()
    {
        await Task.Yield();
        Save(1); // ADPT109
        Count(1); // -

        await SaveAsync(2);

        Task SaveAsync(int value) => Task.FromResult(value);
    }

    private static void Save(int value)
    {
    }

    private static void Count(int value)
    {
    }
}

public class Port
{
    public void Send(int value)
    {
    }
}

public sealed class DerivedPort : Port
{
    public Task SendAsync(int value) => Task.CompletedTask;

    public Task PostAsync(int value) => Task.CompletedTask;
}

public static class PortExtensions
{
    public static void Post(this Port port, int value)
    {
    }
}
