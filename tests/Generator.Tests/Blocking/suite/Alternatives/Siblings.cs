/// <summary>An asynchronous form that the type of the method itself does not have.</summary>
public sealed class Siblings
{
    public async Task OfTheReceiver(DerivedPort derived, Port port)
    {
        await Task.Yield();
        derived.Send(1); // ADPT119
        port.Send(1); // -
    }

    public async Task WithQuestionMark(DerivedPort? derived, Port? port)
    {
        await Task.Yield();
        derived?.Send(1); // ADPT119
        port?.Send(1); // -
        derived?.Post(1); // ADPT119
    }

    public async Task WithAToken(TokenPort port, TokenPort? maybe, CancellationToken token)
    {
        await Task.Yield();
        port.First(1); // ADPT119
        port.Last(1); // ADPT119
        port.Only(); // ADPT119
        port.Middle(1, 2); // -
        port.Other(1); // -
        maybe?.First(1); // ADPT119
        port.Extended(1); // ADPT119
    }

    public async Task BesideAnExtension(Port port, DerivedPort derived)
    {
        await Task.Yield();
        port.Post(1); // -
        derived.Post(1); // ADPT119
    }

    public async Task OfALocalFunction()
    {
        await Task.Yield();
        Save(1); // ADPT119
        Count(1); // -

        await SaveAsync(2);

        Task SaveAsync(int value) => Task.FromResult(value);
    }

    public async Task OfALocalFunctionElsewhere()
    {
        await Task.Yield();
        Save(1); // -
        Load(1); // -

        void Load(int value)
        {
            _ = LoadAsync("x");

            Task LoadAsync(string name) => Task.FromResult(name);
        }
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
    public void Close()
    {
    }

    public void Drop(int value)
    {
    }

    public void Send(int value)
    {
    }
}

public sealed class DerivedPort : Port
{
    public Task SendAsync(int value) => Task.CompletedTask;

    public Task PostAsync(int value) => Task.CompletedTask;

    public async Task OfItself()
    {
        await Task.Yield();
        Send(1); // ADPT119
        this.Send(1); // ADPT119
        base.Send(1); // -
        Close(); // ADPT119
        Drop(1); // -
    }
}

public sealed class TokenPort
{
    public void First(int value)
    {
    }

    public Task FirstAsync(CancellationToken token, int value) => Task.CompletedTask;

    public void Last(int value)
    {
    }

    public Task LastAsync(int value, CancellationToken token) => Task.CompletedTask;

    public void Only()
    {
    }

    public Task OnlyAsync(CancellationToken token) => Task.CompletedTask;

    public void Middle(int a, int b)
    {
    }

    public Task MiddleAsync(int a, CancellationToken token, int b) => Task.CompletedTask;

    public void Other(int value)
    {
    }

    public Task OtherAsync(string name, int value) => Task.CompletedTask;

    public void Extended(int value)
    {
    }
}

public static class PortExtensions
{
    public static Task CloseAsync(this Port port) => Task.CompletedTask;

    public static Task DropAsync(this string port, int value) => Task.CompletedTask;

    public static Task ExtendedAsync(this TokenPort port, CancellationToken token, int value) => Task.CompletedTask;

    public static void Post(this Port port, int value)
    {
    }
}
