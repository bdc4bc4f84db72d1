/// <summary>One method for both ways: a flag says which one is taken, and asynchronous code sets it to asynchronous.</summary>
public sealed class Flags(Stream stream)
{
    public async ValueTask<int> Either(byte[] bytes, bool async) =>
        async ? await stream.ReadAsync(bytes) : stream.Read(bytes); // -

    public async Task InBranches(byte[] bytes, bool isAsync)
    {
        if (isAsync)
            await stream.WriteAsync(bytes);
        else
            stream.Write(bytes); // -
        if (!isAsync)
            stream.Flush(); // -
        if (isAsync == false)
            stream.Flush(); // -
        if (isAsync is false)
            stream.Flush(); // -
        if (isAsync)
            stream.Flush(); // ADPT103
        stream.Flush(); // ADPT103
    }

    public async Task EndsEarly(byte[] bytes, bool useAsync)
    {
        if (useAsync)
        {
            await stream.WriteAsync(bytes);
            return;
        }

        stream.Write(bytes); // -
    }

    public async Task Negated(byte[] bytes, bool sync)
    {
        if (sync)
            stream.Write(bytes); // -
        else
            await stream.WriteAsync(bytes);
        var isSync = sync;
        _ = isSync ? stream.Read(bytes) : await stream.ReadAsync(bytes); // -
        _ = !sync ? stream.Read(bytes) : 0; // ADPT103
    }

    public async Task InASwitch(byte[] bytes, bool async)
    {
        switch (async)
        {
            case true:
                await stream.WriteAsync(bytes);
                break;
            case false:
                stream.Write(bytes); // -
                break;
        }

        _ = async switch
        {
            true => await stream.ReadAsync(bytes),
            false => stream.Read(bytes), // -
        };
    }

    public async Task WithMore(byte[] bytes, bool async, bool isLong)
    {
        if (!async && isLong)
            stream.Write(bytes); // -
        if (!async || isLong)
            stream.Write(bytes); // ADPT103
        if (isLong && !async && stream.ReadByte() > 0) // -
            await Task.Yield();
        if (isLong && async && stream.ReadByte() > 0) // ADPT103
            await Task.Yield();
    }

    public async Task OfAnEnumeration(byte[] bytes, Behavior behavior)
    {
        if (behavior == Behavior.Asynchronous)
            await stream.WriteAsync(bytes);
        else
            stream.Write(bytes); // -
        if (behavior == Behavior.Synchronous)
            stream.Write(bytes); // -
        await (behavior is Behavior.Asynchronous ? stream.FlushAsync() : Flushed()); // -
    }

    public async Task ThatChanges(byte[] bytes, bool async)
    {
        if (bytes.Length == 0)
            async = false;
        if (!async)
            stream.Write(bytes); // ADPT103
        await Task.Yield();
    }

    public async Task ThatSaysNothingOfIt(byte[] bytes, bool isLong)
    {
        if (isLong)
            await stream.WriteAsync(bytes);
        else
            stream.Write(bytes); // ADPT103
    }

    public async Task Through(byte[] bytes, bool async)
    {
        Write(bytes, async); // -
        Write(bytes, true); // -
        Write(bytes, isAsync: false); // ADPT103
        WriteAll(bytes, async); // -
        WriteAll(bytes, !async); // ADPT103
        Save(false); // -
        Save(true); // ADPT103
        Save(); // -
        Keep(bytes, async ? Behavior.Asynchronous : Behavior.Synchronous); // ADPT103
        Keep(bytes, Behavior.Asynchronous); // -
        Keep(bytes, Behavior.Synchronous); // ADPT103
        await Task.Yield();
    }

    public async Task OfOthersInScope(byte[] bytes, bool async)
    {
        await Either(bytes, async); // -
        await Either(bytes, true); // -
        await Either(bytes, false); // ADPT103
        await Forwards(bytes, true); // -
        await Forwards(bytes, false); // ADPT103
    }

    public async Task WaitsForTheSynchronousWay(byte[] bytes)
    {
        await Task.Yield();
        _ = Either(bytes, async: false).GetAwaiter().GetResult(); // ADPT103
        _ = Either(bytes, false).AsTask().Result; // ADPT103
        OfAnEnumeration(bytes, Behavior.Synchronous).Wait(); // ADPT103
        Quick(useAsync: false).Wait(); // -
        var kept = Quick(false);
        kept.GetAwaiter().GetResult(); // -
        Either(bytes, async: true).AsTask().Wait(); // ADPT101
        Quick(true).Wait(); // ADPT101
        Deep(syncToDisk: true).Wait(); // ADPT101
    }

    private static async Task Quick(bool useAsync)
    {
        if (useAsync)
            await Task.Yield();
    }

    private static async Task Deep(bool syncToDisk) => await Task.Delay(syncToDisk ? 1 : 2);

    public async Task InAFunction(byte[] bytes, bool async)
    {
        await Local();
        Func<Task> lambda = async () =>
        {
            if (!async)
                stream.Write(bytes); // -
            await Task.Yield();
        };
        await lambda();

        async Task Local()
        {
            if (async)
                await stream.WriteAsync(bytes);
            else
                stream.Write(bytes); // -
        }
    }

    private Task Forwards(byte[] bytes, bool async) => Either(bytes, async).AsTask();

    private void WriteAll(byte[] bytes, bool isAsync)
    {
        for (var i = 0; i < 2; i++)
            Write(bytes, isAsync);
    }

    private void Write(byte[] bytes, bool isAsync)
    {
        if (isAsync)
            bytes[0] = 1;
        else
            stream.Write(bytes);
    }

    private void Save(bool isAtOnce = false)
    {
        if (!isAtOnce)
            return;
        stream.Flush();
    }

    private void Keep(byte[] bytes, Behavior behavior)
    {
        if (behavior == Behavior.Synchronous)
            stream.Write(bytes);
    }

    private static Task Flushed() => Task.CompletedTask;

    public ValueTask<int> Methods(byte[] bytes, bool async) => async ? stream.ReadAsync(bytes) : ReadSyncOverAsync(bytes); // -

    private ValueTask<int> ReadSyncOverAsync(byte[] bytes) => new(stream.ReadAsync(bytes).AsTask().Result); // -

    public ValueTask<int> AnyWay(byte[] bytes) => ReadSync(bytes); // ADPT103

    private ValueTask<int> ReadSync(byte[] bytes) => new(stream.Read(bytes)); // -

    private async ValueTask<int> FlushSync(byte[] bytes)
    {
        await stream.FlushAsync();
        return stream.Read(bytes); // ADPT103
    }

    public ValueTask<int> OpenSync(byte[] bytes) => new(stream.Read(bytes)); // ADPT103

    public ValueTask<int> Inside(byte[] bytes, bool async)
    {
        return async ? ReadLater() : stream.CanTimeout ? ReadSync() : ReadSyncOverAsync();

        ValueTask<int> ReadSync() => new(stream.Read(bytes)); // -
        ValueTask<int> ReadSyncOverAsync() => new(ReadLater().AsTask().Result); // -
        async ValueTask<int> ReadLater() => await stream.ReadAsync(bytes);
    }

    public ValueTask<int> InsideAnyWay(byte[] bytes, bool async)
    {
        return bytes.Length > 1 ? ReadSync() : async ? ReadLater() : ReadSync();

        ValueTask<int> ReadSync() => new(stream.Read(bytes)); // ADPT103
        async ValueTask<int> ReadLater() => await stream.ReadAsync(bytes);
    }

    public async Task InsideBefore(byte[] bytes, bool async)
    {
        int Read() => stream.Read(bytes); // ADPT103
        if (!async)
            Read();
        await Task.Yield();
    }

    public async Task InsideDead(byte[] bytes, bool async)
    {
        await Task.Yield();
        if (!async)
            Read();
        if (!async && bytes.Length > 1)
            Flush();
        return;

        void Read() => stream.Read(bytes); // -
        void Flush()
        {
            stream.Flush(); // -
            if (bytes.Length > 3)
                Flush();
        }
    }
}

public enum CacheMode { AllowDownload, CacheOnly }

public sealed class Named(Stream stream, bool asyncWrite, bool supportsAsync)
{
    private readonly bool _asyncWrite = asyncWrite;
    private readonly bool _supportsAsync = supportsAsync;
    private readonly bool _runContinuationsAsync = asyncWrite;

    public async Task Run(byte[] bytes)
    {
        if (_asyncWrite)
            await stream.WriteAsync(bytes);
        else
            stream.Write(bytes); // -
        if (_supportsAsync)
            await stream.WriteAsync(bytes);
        else
            stream.Write(bytes); // ADPT103
        if (!_runContinuationsAsync)
            stream.Write(bytes); // ADPT103
        _ = Get(CacheMode.CacheOnly).Result; // -
        _ = Get(CacheMode.AllowDownload).Result; // ADPT101
    }

    private async Task<int> Get(CacheMode mode)
    {
        if (mode == CacheMode.AllowDownload)
            await stream.FlushAsync();
        return 1;
    }
}

public sealed class Tokens(Stream stream)
{
    public async Task Run(byte[] bytes, CancellationToken cancellation)
    {
        await Write(bytes, cancellation);
        await Passed(bytes, cancellation);
        await AnyWay(bytes, cancellation);
        Save(bytes); // ADPT101
        Write(bytes, null).GetAwaiter().GetResult(); // ADPT103
    }

    public void Save(byte[] bytes) => Other(bytes).GetAwaiter().GetResult(); // -

    private async Task Write(byte[] bytes, CancellationToken? ct)
    {
        if (ct.HasValue)
            await stream.WriteAsync(bytes, ct.Value);
        else
            stream.Write(bytes); // -
        if (ct is { } token)
            await stream.WriteAsync(bytes, token);
        else
            stream.Write(bytes); // -
        if (ct == null)
            stream.Write(bytes); // -
        if (ct is null)
            stream.Write(bytes); // -
        if (ct is not null)
            stream.Write(bytes); // ADPT103
        if (ct != null)
            stream.Write(bytes); // ADPT103
        if (ct is { IsCancellationRequested: true })
            await Task.Yield();
        else
            stream.Write(bytes); // ADPT103
    }

    private Task Passed(byte[] bytes, CancellationToken? ct) => Write(bytes, ct);

    private async Task AnyWay(byte[] bytes, CancellationToken? ct)
    {
        stream.Write(bytes); // ADPT103
        await Write(bytes, ct);
    }

    private async Task Other(byte[] bytes)
    {
        await Task.Yield();
        await Write(bytes, null); // ADPT103
    }

    public async Task Open(byte[] bytes, CancellationToken? ct = null)
    {
        await Task.Yield();
        if (ct is null)
            stream.Write(bytes); // ADPT103
    }
}

public sealed class Handlers(Stream stream)
{
    private Func<byte[], bool, Task> _answer = (_, _) => Task.CompletedTask;

    public void Connect()
    {
        _answer = (bytes, doAsync) =>
        {
            stream.Write(bytes); // -
            return Task.CompletedTask;
        };
        _answer = async (bytes, doAsync) =>
        {
            stream.Write(bytes); // ADPT103
            await Task.Yield();
        };
    }

    public async Task ConnectAsync()
    {
        _answer = (bytes, doAsync) =>
        {
            stream.Write(bytes); // ADPT103
            return Task.CompletedTask;
        };
        await _answer([], true);
    }

    public void Listen() => _answer = (bytes, doAsync) =>
    {
        stream.Write(bytes); // ADPT103
        return Task.CompletedTask;
    };
}

public enum Behavior { Synchronous, Asynchronous }
