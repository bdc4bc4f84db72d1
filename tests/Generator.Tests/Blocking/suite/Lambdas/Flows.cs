using System.Linq.Expressions;
using System.Collections.Concurrent;

public sealed class Flows
{
    private Action? _kept;
    private event Action? Happened;

    public async Task Invoked(List<int> items, ConcurrentDictionary<int, string> cache)
    {
        await Task.Yield();
        ((Action)(() => Thread.Sleep(1)))(); // ADPT102
        var run = () => Thread.Sleep(1); // ADPT102
        run();
        Action invoked = () => Thread.Sleep(1); // ADPT102
        invoked.Invoke();
        Action? maybe = () => Thread.Sleep(1); // ADPT102
        maybe?.Invoke();
        items.ForEach(_ => Thread.Sleep(1)); // ADPT102
        _ = items.Select(_ => File.ReadAllText("x")).ToList(); // ADPT103
        _ = items.Where(i => i > 1).ToList(); // -
        _ = cache.GetOrAdd(1, _ => File.ReadAllText("x")); // ADPT103
        _ = cache.GetOrAdd(1, _ => "x"); // -
        Array.ForEach([1], _ => Thread.Sleep(1)); // ADPT102
        RunIt(() => Thread.Sleep(1)); // ADPT102
        RunItDeeper(() => Thread.Sleep(1)); // ADPT102
        RunIt(() => { }); // -
        items.ForEach(Sleep); // ADPT102
        items.ForEach(Nothing); // -
        RunIt(Sleep); // ADPT102
    }

    public async Task Offloaded(Task task)
    {
        await Task.Run(() => Thread.Sleep(1)); // -
        await Task.Run(Sleep); // -
        await Task.Factory.StartNew(() => Thread.Sleep(1)); // -
        ThreadPool.QueueUserWorkItem(_ => Thread.Sleep(1)); // -
        ThreadPool.UnsafeQueueUserWorkItem(_ => Thread.Sleep(1), null); // -
        new Thread(() => Thread.Sleep(1)).Start(); // -
        new Thread(Sleep).Start(); // -
        await Offload.Run(() => Thread.Sleep(1)); // -
        _ = await Offload.Run(() => File.ReadAllText("x")); // -
        using var timer = new Timer(_ => Thread.Sleep(1), null, 0, 1); // -
        await task.ContinueWith(_ => Thread.Sleep(1)); // -
        await OffloadIt(() => Thread.Sleep(1)); // -
        await Task.Run(async () =>
        {
            await Task.Yield();
            Thread.Sleep(1); // -
            RunIt(() => Thread.Sleep(1)); // -
        });
        var work = () => Thread.Sleep(1); // -
        await Task.Run(work);
        Expression<Action> tree = () => Thread.Sleep(1); // -
        _ = tree.Body;
        Action never = () => Thread.Sleep(1); // -
    }

    public async Task<Action> Escapes(Mystery mystery)
    {
        await Task.Yield();
        _kept = () => Thread.Sleep(1); // ADPT122
        Happened += () => Thread.Sleep(1); // ADPT122
        mystery.Later(() => Thread.Sleep(1)); // ADPT122
        _ = new Lazy<string>(() => File.ReadAllText("x")); // ADPT123
        _kept = () => { }; // -
        mystery.Later(() => { }); // -
        _kept?.Invoke();
        Happened?.Invoke();
        return () => Thread.Sleep(1); // ADPT122
    }

    public async Task Local()
    {
        await Task.Yield();
        Called();
        await Task.Run(Given);
        Action kept = Kept;
        _kept = kept;
        await Asynchronous();

        void Called()
        {
            Thread.Sleep(1); // ADPT102
            Inner();
            void Inner() => Thread.Sleep(1); // ADPT102
        }

        void Given() => Thread.Sleep(1); // -
        void Never() => Thread.Sleep(1); // -
        void Kept() => Thread.Sleep(1); // ADPT122
        static async Task Asynchronous()
        {
            await Task.Yield();
            Thread.Sleep(1); // ADPT102
        }
    }

    public void InASynchronousMethod()
    {
        var lambda = async () =>
        {
            await Task.Yield();
            Thread.Sleep(1); // ADPT102
        };
        _ = lambda();
        Thread.Sleep(1); // -
        Func<Task> given = () =>
        {
            Thread.Sleep(1); // ADPT102
            return Task.CompletedTask;
        };
        _ = given();
        Action plain = () => Thread.Sleep(1); // -
        plain();
    }

    private static void RunIt(Action action) => action();

    private static void RunItDeeper(Action action)
    {
        if (action is not null)
            RunIt(action);
    }

    private static Task OffloadIt(Action action) => Task.Run(action);

    private static void Sleep(int _) => Thread.Sleep(1);
    private static void Sleep() => Thread.Sleep(1);
    private static void Nothing(int _) { }
}

public abstract class Mystery
{
    public abstract void Later(Action action);
}
