public sealed class Virtual
{
    public async Task One(ISingle single, Lonely lonely, Sealed last)
    {
        await Task.Yield();
        single.Run(); // ADPT102
        single.Quick(); // -
        lonely.Run(); // ADPT102
        last.Run(); // ADPT102
        last.Quick(); // -
    }

    public async Task Several(ISeveral several, Animal animal)
    {
        await Task.Yield();
        several.Run(); // ADPT112
        several.Quick(); // -
        animal.Speak(); // ADPT112
        animal.Sleep(); // -
    }

    public async Task Exact()
    {
        await Task.Yield();
        new Dog().Speak(); // ADPT102
        new Cat().Speak(); // -
        Animal dog = new Dog();
        dog.Speak(); // ADPT102
        Animal cat = new Cat();
        cat.Speak(); // -
        ISeveral slow = new SlowSeveral();
        slow.Run(); // ADPT102
        ISeveral quick = new QuickSeveral();
        quick.Run(); // -
        ((Animal)new Cat()).Speak(); // -
    }

    public async Task Foreign(IDisposable disposable, IComparable comparable, IEnumerable<int> items)
    {
        await Task.Yield();
        disposable.Dispose(); // -
        comparable.CompareTo(1); // -
        _ = items.Count(); // -
        foreach (var item in items) // -
            _ = item;
    }

    public async Task Static<T>(T value) where T : IStatic
    {
        await Task.Yield();
        T.Run(); // ADPT102
        T.Quick(); // -
    }

    public async Task Defaults(IWithDefault value)
    {
        await Task.Yield();
        value.Run(); // ADPT102
        value.Quick(); // -
    }

    public async Task Streams(Own own, Stream any)
    {
        await Task.Yield();
        _ = own.Read([], 0, 1); // -
        own.Flush(); // ADPT102
        any.Flush(); // ADPT103
    }
}

public interface ISingle { void Run(); void Quick(); }

public sealed class Single : ISingle
{
    public void Run() => Thread.Sleep(1);
    public void Quick() { }
}

public class Lonely
{
    public virtual void Run() => Thread.Sleep(1);
}

public class Parent
{
    public virtual void Run() { }
    public virtual void Quick() => Thread.Sleep(1);
}

public sealed class Sealed : Parent
{
    public override void Run() => base.Quick();
    public override void Quick() { }
}

public interface ISeveral { void Run(); void Quick(); }

public sealed class SlowSeveral : ISeveral
{
    public void Run() => Thread.Sleep(1);
    public void Quick() { }
}

public sealed class QuickSeveral : ISeveral
{
    public void Run() { }
    void ISeveral.Quick() { }
}

public abstract class Animal
{
    public abstract void Speak();
    public void Sleep() { }
}

public sealed class Dog : Animal
{
    public override void Speak() => Thread.Sleep(1);
}

public sealed class Cat : Animal
{
    public override void Speak() { }
}

public interface IStatic
{
    static abstract void Run();
    static abstract void Quick();
}

public sealed class Statics : IStatic
{
    public static void Run() => Thread.Sleep(1);
    public static void Quick() { }
}

public interface IWithDefault
{
    void Run() => Thread.Sleep(1);
    void Quick() { }
}

public sealed class WithDefault : IWithDefault;

public sealed class Own : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => 0;
    public override long Position { get; set; }
    public override void Flush() => Thread.Sleep(1);
    public override int Read(byte[] buffer, int offset, int count) => 0;
    public override long Seek(long offset, SeekOrigin origin) => 0;
    public override void SetLength(long value) { }
    public override void Write(byte[] buffer, int offset, int count) { }
}
