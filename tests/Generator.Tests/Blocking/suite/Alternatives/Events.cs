using Moq;

/// <summary>Raise of a mock calls the handlers of an event here and now; RaiseAsync is for events whose handlers return tasks.</summary>
public sealed class Events
{
    public async Task Raises(Mock<IClock> mock, Bell bell)
    {
        await Task.Yield();
        mock.Raise(c => c.Ticked += null, EventArgs.Empty); // -
        mock.Raise(c => c.Ticked += null, this, 1); // -
        await mock.RaiseAsync(c => c.Ticked += null, EventArgs.Empty); // -
        Ring(mock); // -
        bell.Raise(c => c.Ticked += null, EventArgs.Empty); // ADPT119
    }

    private static void Ring(Mock<IClock> mock) => mock.Raise(c => c.Ticked += null, EventArgs.Empty);
}

public interface IClock
{
    event EventHandler? Ticked;
}

public sealed class Bell
{
    public void Raise(Action<IClock> ring, EventArgs arguments) { }

    public Task RaiseAsync(Action<IClock> ring, EventArgs arguments) => Task.CompletedTask;
}

namespace Moq
{
    public class Mock<T>
        where T : class
    {
        public void Raise(Action<T> ring, EventArgs arguments) { }

        public void Raise(Action<T> ring, params object[] arguments) { }

        public Task RaiseAsync(Action<T> ring, params object[] arguments) => Task.CompletedTask;
    }
}
