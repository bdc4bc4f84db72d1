using Extensions;

public sealed class Binding
{
    public async Task Members(Store store, Derived derived, IStore contract)
    {
        store.Save(); // ADPT119
        await store.SaveAsync(); // -
        store.Count(1); // ADPT119
        store.Count("x"); // -
        store.Parse(1, out _); // -
        store.Swap(1); // -
        _ = store.Load(1); // ADPT119
        _ = store.Wrong(1); // -
        store.Hidden(); // -
        store.Old(); // -
        store.Sync(); // -
        Store.Static(1); // ADPT119
        _ = store.Generic<int>(1); // ADPT119
        _ = store.Generic("x"); // ADPT119
        store.Named(b: 1, a: "x"); // ADPT119
        store.Params(1, 2, 3); // ADPT119
        store.Optional(); // ADPT119
        store.Callback(x => x + 1); // ADPT119
        derived.Save(); // ADPT119
        contract.Send(); // ADPT119
        contract.Other(); // -
        store.Extended(); // ADPT119
        store.Constrained(new object()); // -
    }

    public async Task Shapes(Store? maybe, Func<Store> make)
    {
        maybe?.Save(); // ADPT119
        _ = maybe?.Load(1); // ADPT119
        make().Save(); // ADPT119
        _ = make().Load(1).Length; // ADPT119
        _ = maybe?.Self.Load(1); // ADPT119
        _ = maybe?.Maybe?.Load(1); // ADPT119
        _ = maybe?.Maybe?.Self.Load(1); // ADPT119
        _ = maybe?[1].Load(1); // ADPT119
        maybe?.Hidden(); // -
        maybe?.Maybe?.Hidden(); // -
        maybe?[1].Hidden(); // -
        maybe?.Self?.Sync(); // -
        if (make().Load(1) is { Length: > 1 }) // ADPT119
            await Task.Yield();
        _ = nameof(Store.Save); // -
    }

    public void NotAsynchronous(Store store) => store.Save(); // -
}

public class Store
{
    public Store Self => this;
    public Store? Maybe => this;
    public Store this[int index] => this;

    public void Save() { }
    public async Task SaveAsync()
    {
        await Task.Yield();
        Save(); // -
    }

    public void Count(int value) { }
    public void Count(string value) { }
    public Task CountAsync(int value) => Task.CompletedTask;

    public bool Parse(int value, out int parsed) => (parsed = value) > 0;
    public Task<bool> ParseAsync(int value) => Task.FromResult(true);

    public void Swap(int value) { }
    public Task SwapAsync(string value) => Task.CompletedTask;

    public string Load(int id) => "";
    public Task<string> LoadAsync(int id, CancellationToken cancellation = default) => Task.FromResult("");

    public string Wrong(int id) => "";
    public Task<int> WrongAsync(int id) => Task.FromResult(1);

    public void Hidden() { }
    private Task HiddenAsync() => Task.CompletedTask;

    public void Old() { }
    [Obsolete("gone")]
    public Task OldAsync() => Task.CompletedTask;

    public void Sync() { }
    public void SyncAsync() { }

    public static void Static(int value) { }
    public static ValueTask StaticAsync(int value) => default;

    public T Generic<T>(T value) => value;
    public Task<T> GenericAsync<T>(T value) => Task.FromResult(value);

    public void Named(string a, int b) { }
    public Task NamedAsync(string a, int b) => Task.CompletedTask;

    public void Params(params int[] values) { }
    public Task ParamsAsync(params int[] values) => Task.CompletedTask;

    public void Optional(int value = 1) { }
    public Task OptionalAsync(int value = 1, CancellationToken cancellation = default) => Task.CompletedTask;

    public void Callback(Func<int, int> callback) { }
    public Task CallbackAsync(Func<int, int> callback) => Task.CompletedTask;

    public void Constrained<T>(T value) { }
    public Task ConstrainedAsync<T>(T value) where T : struct => Task.CompletedTask;

    public void Extended() { }
}

public sealed class Derived : Store;

public interface IStore
{
    void Send();
    Task SendAsync();
    void Other();
}

public abstract class Base
{
    public abstract void Run();
    public abstract Task RunAsync();
}

public sealed class Around : Base, IStore
{
    public override void Run() { }
    public override async Task RunAsync()
    {
        await Task.Yield();
        Run(); // -
    }

    public void Send() { }
    public async Task SendAsync()
    {
        await Task.Yield();
        Send(); // -
        ((IStore)this).Send(); // -
    }

    public void Other() { }
}

namespace Extensions
{
    public static class StoreExtensions
    {
        public static Task ExtendedAsync(this Store store) => Task.CompletedTask;
    }
}
