using System.Net.Sockets;

/// <summary>Input that a test has seen to be there.</summary>
public sealed class Available
{
    public async Task OfASocket(Socket socket, Socket other, byte[] buffer)
    {
        await Task.Yield();
        var available = socket.Available;
        if (available > 0)
            _ = socket.Receive(buffer); // -
        if (socket.Available > 0 && buffer.Length > 1)
            _ = socket.Receive(buffer); // -
        else
            _ = socket.Receive(buffer); // ADPT104
        while (socket.Available > 0)
            _ = socket.Receive(buffer); // -
        if (other.Available > 0)
            _ = socket.Receive(buffer); // ADPT104
        if (socket.Available == 0)
            _ = socket.Receive(buffer); // ADPT104
        _ = socket.Receive(buffer); // ADPT104
    }

    public async Task OfAConsole()
    {
        while (!Console.KeyAvailable)
            await Task.Delay(5);
        _ = Console.ReadKey(); // -
    }

    public async Task OfAConsoleInALoop()
    {
        while (true)
        {
            if (Console.KeyAvailable)
                break;
            await Task.Delay(5);
        }

        _ = Console.ReadKey(true); // -
    }

    public async Task OfAConsoleWithoutATest()
    {
        await Task.Delay(5);
        _ = Console.ReadKey(true); // ADPT106
    }

    public async Task OfASemaphore(SemaphoreSlim semaphore, SemaphoreSlim other)
    {
        await Task.Yield();
        if (semaphore.CurrentCount == 1)
            semaphore.Wait(); // -
        if (semaphore.CurrentCount > 0)
            semaphore.Wait(); // -
        if (semaphore.CurrentCount == 0)
            semaphore.Wait(); // ADPT102
        if (other.CurrentCount == 1)
            semaphore.Wait(); // ADPT102
    }
}
