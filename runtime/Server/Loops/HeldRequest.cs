namespace Adapters.Server.Loops;

/// <summary>The name of the request, or of other work, that blocks a loop, as another thread reads it.</summary>
internal static class HeldRequest
{
    /// <summary>The name if there is no request.</summary>
    public const string None = "work outside of any route";

    public static string NameOf(EventLoop loop)
    {
        var isPosted = loop.IsPostedWork;
        if (loop.Current is not { } context)
            return None;
        if (context.Scope is not { } scope)
            return context.NameOfWork ?? None;
        var name = RequestName.Of(scope);
        // An await captures the context, and nothing that distinguishes the request of that time from this one.
        return isPosted && context.IsReused && name != RequestName.Ended ? $"{name} (or work that an earlier request left behind)" : name;
    }
}
