namespace Generator.Tests.CodeFixes.Chain.Propagation;

/// <summary>Members with one signature change together: declarations, overrides, implementations.</summary>
public sealed class OverrideFamilyTests
{
    [Fact]
    public Task All_implementations_of_an_interface_change() => new ChainRun(
        """
        public sealed class Handlers(IStore store)
        {
            [NonBlocking]
            public async Task Save()
            {
                await Task.Yield();
                store.Save();
            }
        }

        public interface IStore
        {
            void Save();

            int Count(string name);
        }

        public sealed class FileStore : IStore
        {
            public void Save() => Console.WriteLine(Count("a"));

            public int Count(string name) => File.ReadAllText(name).Length;
        }

        public sealed class MemoryStore : IStore
        {
            private readonly List<string?> _names = [];

            public void Save()
            {
                if (_names.Count == 0)
                    return;
                _names.Add(null);
            }

            int IStore.Count(string name)
            {
                if (name == "")
                    return 0;
                return _names.Count;
            }
        }

        public class NullStore : IStore
        {
            public void Save()
            {
            }

            public virtual int Count(string name) => throw new NotSupportedException();
        }

        public sealed class LogStore : NullStore
        {
            public override int Count(string name) => name.Length;
        }
        """).Gives("Make the chain asynchronous up to 'IStore.Save'",
        """
        public sealed class Handlers(IStore store)
        {
            [NonBlocking]
            public async Task Save()
            {
                await Task.Yield();
                await store.SaveAsync();
            }
        }

        public interface IStore
        {
            Task SaveAsync();

            Task<int> CountAsync(string name);
        }

        public sealed class FileStore : IStore
        {
            public async Task SaveAsync() => Console.WriteLine(await CountAsync("a"));

            public async Task<int> CountAsync(string name) => (await File.ReadAllTextAsync(name)).Length;
        }

        public sealed class MemoryStore : IStore
        {
            private readonly List<string?> _names = [];

            public Task SaveAsync()
            {
                if (_names.Count == 0)
                    return Task.CompletedTask;
                _names.Add(null);
                return Task.CompletedTask;
            }

            Task<int> IStore.CountAsync(string name)
            {
                if (name == "")
                    return Task.FromResult(0);
                return Task.FromResult(_names.Count);
            }
        }

        public class NullStore : IStore
        {
            public Task SaveAsync() => Task.CompletedTask;

            public virtual Task<int> CountAsync(string name) => throw new NotSupportedException();
        }

        public sealed class LogStore : NullStore
        {
            public override Task<int> CountAsync(string name) => Task.FromResult(name.Length);
        }
        """);

    [Fact]
    public Task Base_declarations_and_overrides_change() => new ChainRun(
        """
        public sealed class Handlers(Store store)
        {
            [NonBlocking]
            public async Task Save()
            {
                await Task.Yield();
                store.Save();
            }
        }

        public abstract class Store
        {
            public void Save() => Console.WriteLine(Load());

            protected abstract string? Load();
        }

        public class FileStore : Store
        {
            protected override string? Load() => File.ReadAllText("a");
        }

        public sealed class CachedStore : FileStore
        {
            private string? _text;

            protected override string? Load() => _text ??= base.Load();
        }

        public sealed class NullStore : Store
        {
            protected override string? Load() => "x";
        }
        """).Gives("Make the chain asynchronous up to 'Store.Save'",
        """
        public sealed class Handlers(Store store)
        {
            [NonBlocking]
            public async Task Save()
            {
                await Task.Yield();
                await store.SaveAsync();
            }
        }

        public abstract class Store
        {
            public async Task SaveAsync() => Console.WriteLine(await LoadAsync());

            protected abstract Task<string?> LoadAsync();
        }

        public class FileStore : Store
        {
            protected override async Task<string?> LoadAsync() => await File.ReadAllTextAsync("a");
        }

        public sealed class CachedStore : FileStore
        {
            private string? _text;

            protected override async Task<string?> LoadAsync() => _text ??= await base.LoadAsync();
        }

        public sealed class NullStore : Store
        {
            protected override Task<string?> LoadAsync() => Task.FromResult<string?>("x");
        }
        """);

    [Fact]
    public Task An_implementation_that_is_inherited_changes() => new ChainRun(
        """
        public sealed class Handlers(IStore store)
        {
            [NonBlocking]
            public async Task Save()
            {
                await Task.Yield();
                store.Save();
            }
        }

        public interface IStore
        {
            void Save();
        }

        public class Saver
        {
            public void Save() => File.WriteAllText("a", "b");
        }

        public sealed class Store : Saver, IStore;
        """).Gives("Make the chain asynchronous up to 'IStore.Save'",
        """
        public sealed class Handlers(IStore store)
        {
            [NonBlocking]
            public async Task Save()
            {
                await Task.Yield();
                await store.SaveAsync();
            }
        }

        public interface IStore
        {
            Task SaveAsync();
        }

        public class Saver
        {
            public async Task SaveAsync() => await File.WriteAllTextAsync("a", "b");
        }

        public sealed class Store : Saver, IStore;
        """);

    [Fact]
    public Task A_default_implementation_of_an_interface_changes() => new ChainRun(
        """
        public sealed class Handlers(IStore store)
        {
            [NonBlocking]
            public async Task Save()
            {
                await Task.Yield();
                store.Save();
            }
        }

        public interface IStore
        {
            void Save() => File.WriteAllText("a", Name);

            string Name { get; }
        }

        public sealed class Store : IStore
        {
            public string Name => "x";

            void IStore.Save() => File.WriteAllText("b", Name);
        }
        """).Gives("Make the chain asynchronous up to 'IStore.Save'",
        """
        public sealed class Handlers(IStore store)
        {
            [NonBlocking]
            public async Task Save()
            {
                await Task.Yield();
                await store.SaveAsync();
            }
        }

        public interface IStore
        {
            async Task SaveAsync() => await File.WriteAllTextAsync("a", Name);

            string Name { get; }
        }

        public sealed class Store : IStore
        {
            public string Name => "x";

            async Task IStore.SaveAsync() => await File.WriteAllTextAsync("b", Name);
        }
        """);

    [Fact]
    public Task Generic_interfaces_change_with_their_implementations() => new ChainRun(
        """
        public sealed class Handlers(IStore<string> store)
        {
            [NonBlocking]
            public async Task Save()
            {
                await Task.Yield();
                Console.WriteLine(store.Get("a").Length);
            }
        }

        public interface IStore<T>
        {
            T Get(string name);
        }

        public abstract class Store<T> : IStore<T>
        {
            public virtual T Get(string name) => Parse(File.ReadAllText(name));

            protected abstract T Parse(string text);
        }

        public sealed class TextStore : Store<string>
        {
            public override string Get(string name) => base.Get(name + ".txt");

            protected override string Parse(string text) => text;
        }
        """).Gives("Make the chain asynchronous up to 'IStore.Get'",
        """
        public sealed class Handlers(IStore<string> store)
        {
            [NonBlocking]
            public async Task Save()
            {
                await Task.Yield();
                Console.WriteLine((await store.GetAsync("a")).Length);
            }
        }

        public interface IStore<T>
        {
            Task<T> GetAsync(string name);
        }

        public abstract class Store<T> : IStore<T>
        {
            public virtual async Task<T> GetAsync(string name) => Parse(await File.ReadAllTextAsync(name));

            protected abstract T Parse(string text);
        }

        public sealed class TextStore : Store<string>
        {
            public override async Task<string> GetAsync(string name) => await base.GetAsync(name + ".txt");

            protected override string Parse(string text) => text;
        }
        """);
}
