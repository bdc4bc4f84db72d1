namespace Adapters.Generator.Rules.Blocking.Memory;

/// <summary>
/// Notes that a reader looks at another body than its own, for what it does with a delegate: such a body is not remembered, because a
/// keystroke in the other one may change what it means. A body is read on one thread.
/// </summary>
internal static class OtherBodies
{
    [ThreadStatic]
    private static int _looks;

    public static int Looks => _looks;

    public static void Look() => _looks++;
}
