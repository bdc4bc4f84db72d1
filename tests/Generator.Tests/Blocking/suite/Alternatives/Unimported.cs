public sealed class Unimported
{
    public async Task Run(Box box, Other other)
    {
        box.Open(); // ADPT119
        box.Close(); // -
        box.Lift(1); // ADPT119
        box.Lift("x"); // -
        other.Open(); // -
        await Task.Yield();
    }
}

public sealed class Box
{
    public void Open() { }
    public void Close() { }
    public void Lift(int height) { }
    public void Lift(string height) { }
}

public sealed class Other
{
    public void Open() { }
}

namespace Elsewhere
{
    public static class BoxExtensions
    {
        public static Task OpenAsync(this Box box) => Task.CompletedTask;
        public static Task LiftAsync(this Box box, int height) => Task.CompletedTask;
        internal static void CloseAsync(this Box box) { }
    }
}
