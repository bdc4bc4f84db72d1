// Types and methods of somebody's own that are called as those of the platform, with other parameters.
public sealed class Lookalikes
{
    public async Task Collections(Task<int> task, Bag bag)
    {
        bag.Add();
        bag.Push();
        bag.Insert();
        bag.AddRange();
        bag[0].Wait(); // ADPT101
        await Task.WhenAll(bag);
        bag[0].Wait(); // -
        bag.Add();
        bag[^1].Wait(); // ADPT101
        await task;
        task.Wait(); // -
    }

    public async Task Sequences(Task<int> task)
    {
        foreach (var made in Stack.Select())
            made.Wait(); // ADPT101
        foreach (var made in new Queue().Concat())
            made.Wait(); // ADPT101
        new Queue().Append().Wait(); // ADPT101
        Stack.First().Wait(); // ADPT101
        var kept = Stack.Union();
        await Task.WhenAll(kept);
        task.Wait(); // ADPT101
        await Task.WhenAll(Stack.Reverse());
        await task;
        task.Wait(); // -
        Stack.ToDictionary();
    }

    public async Task Tasks(Task task)
    {
        Own.Task.Delay();
        await task;
        Own.Task.WhenAll();
        Own.Task.WhenAny();
        _ = Own.Task.Result;
        new Own.Task().Wait(); // -
        task.Wait(); // -
    }

    public sealed class Bag : List<Task>
    {
        public void Add() { }
        public void Push() { }
        public void Insert() { }
        public void AddRange() { }
    }

    public static class Stack
    {
        public static IEnumerable<Task> Select() => [];
        public static IEnumerable<Task> Union() => [];
        public static IEnumerable<Task> Reverse() => [];
        public static Task First() => Task.CompletedTask;
        public static void ToDictionary() { }
    }

    public sealed class Queue
    {
        public Task Append() => Task.CompletedTask;
        public IEnumerable<Task> Concat() => [];
    }

    public static class Own
    {
        public sealed class Task
        {
            public static int Result => 1;
            public static void Delay() { }
            public static void WhenAll() { }
            public static void WhenAny() { }
            public void Wait() { }
        }
    }
}
