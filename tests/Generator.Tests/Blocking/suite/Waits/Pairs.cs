public sealed class Pairs
{
    public async Task Begun(Stream stream, byte[] bytes)
    {
        await Task.Yield();
        var read = stream.BeginRead(bytes, 0, bytes.Length, null, null); // -
        _ = stream.EndRead(read); // ADPT101
        read = stream.BeginRead(bytes, 0, bytes.Length, null, null);
        if (read.IsCompleted)
            _ = stream.EndRead(read); // -
    }

    public async Task AtOnce(Stream stream, byte[] bytes)
    {
        await Task.Yield();
        stream.EndWrite(stream.BeginWrite(bytes, 0, bytes.Length, null, null)); // ADPT101
    }

    public async Task Callback(Stream stream, byte[] bytes)
    {
        await Task.Yield();
        stream.BeginRead(bytes, 0, bytes.Length, done => stream.EndRead(done), null); // -
        stream.BeginWrite(bytes, 0, bytes.Length, static done => ((Stream)done.AsyncState!).EndWrite(done), stream); // -
    }

    public async Task<int> AsATask(Stream stream, byte[] bytes) =>
        await Task.Factory.FromAsync(stream.BeginRead, stream.EndRead, bytes, 0, bytes.Length, null); // -

    public async Task Network(System.Net.Sockets.Socket socket, System.Net.WebRequest request, IAsyncResult result)
    {
        await Task.Yield();
        _ = socket.EndReceive(result); // ADPT101
        _ = request.EndGetResponse(result); // ADPT101
        _ = System.Net.Dns.EndGetHostEntry(result); // ADPT101
        _ = "end".EndsWith('d'); // -
    }

    public async Task OwnPair(Store store)
    {
        var result = store.BeginSave(null, null);
        store.EndSave(result); // ADPT101
        store.EndEdit(result.ToString()!); // -
        await Task.Yield();
    }

    public async Task Handle(Task task, IAsyncResult result)
    {
        ((IAsyncResult)task).AsyncWaitHandle.WaitOne(); // ADPT102
        result.AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(1)); // ADPT102
        result.AsyncWaitHandle.WaitOne(TimeSpan.Zero); // -
        if (result.IsCompleted)
            result.AsyncWaitHandle.WaitOne(); // -
        await task;
        ((IAsyncResult)task).AsyncWaitHandle.WaitOne(); // -
    }

    public async Task Contexts(SynchronizationContext context, System.ComponentModel.ISynchronizeInvoke control)
    {
        await Task.Yield();
        SynchronizationContext.Current!.Send(static _ => { }, null); // ADPT101
        SynchronizationContext.Current!.Post(static _ => { }, null); // -
        SynchronizationContext.SetSynchronizationContext(context); // -
        control.Invoke(() => { }, []); // ADPT101
        var begun = control.BeginInvoke(() => { }, []); // -
        _ = control.EndInvoke(begun); // ADPT101
    }

    public async Task Blocked(IAsyncEnumerable<string> lines, CancellationToken token)
    {
        _ = lines.ToBlockingEnumerable(token).First(); // ADPT101
        _ = string.Join(',', TaskAsyncEnumerableExtensions.ToBlockingEnumerable(lines)); // ADPT101
        await foreach (var line in lines.WithCancellation(token).ConfigureAwait(false)) // -
            Console.WriteLine(line);
    }
}

public sealed class Store
{
    public IAsyncResult BeginSave(AsyncCallback? callback, object? state) => Task.CompletedTask;

    public void EndSave(IAsyncResult result) => Console.WriteLine(result.IsCompleted);

    public void EndEdit(string name) => Console.WriteLine(name);
}
