public class Smoke
{
    private readonly Store _store = new();

    public async Task Direct(Task<int> task, Stream stream)
    {
        Thread.Sleep(10); // ADPT102
        File.ReadAllText("x"); // ADPT103
        _ = task.Result; // ADPT101
        task.GetAwaiter().GetResult(); // ADPT101
        task.Wait(); // ADPT101
        stream.Flush(); // ADPT103
        await task;
        _ = task.Result; // -
        task.GetAwaiter().GetResult(); // -
        new MemoryStream().Flush(); // -
        Thread.Sleep(0); // -
    }

    public async Task Through()
    {
        _store.Save(); // ADPT103
        await Task.Run(() => _store.Save()); // -
        await Task.Run(_store.Save); // -
        var f = () => Thread.Sleep(1); // ADPT102
        f();
        lock (_store) // ADPT102
        {
            _store.Save(); // -
        }

        await Task.Yield();
    }

    public async Task Guarded(Task<int> a, Task<int> b, List<Task<int>> all)
    {
        if (a.IsCompletedSuccessfully)
            _ = a.Result; // -
        else
            _ = a.Result; // ADPT101
        await Task.WhenAll(a, b);
        _ = a.Result + b.Result; // -
        await Task.WhenAll(all);
        _ = all.Select(t => t.Result).ToList(); // -
        foreach (var t in all)
            _ = t.Result; // -
    }
}

public sealed class Store
{
    public void Save() => Flush();

    private void Flush() => Write("x");

    private static void Write(string text) => File.WriteAllText("x", text);
}
