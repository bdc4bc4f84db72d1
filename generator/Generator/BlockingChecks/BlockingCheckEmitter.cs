using Adapters.Generator.Symbols;

namespace Adapters.Generator.BlockingChecks;

/// <summary>
/// Emits an interceptor for each [Blocking] method that is called: it throws on an event loop, and calls the method otherwise.
/// </summary>
internal static class BlockingCheckEmitter
{
    public static string Emit(IReadOnlyList<BlockingCall> calls)
    {
        var code = new CodeWriter();
        code.Open("namespace System.Runtime.CompilerServices");
        code.Line("[global::System.AttributeUsage(global::System.AttributeTargets.Method, AllowMultiple = true)]");
        code.Line(
            "file sealed class InterceptsLocationAttribute : global::System.Attribute "
            + "{ public InterceptsLocationAttribute(int version, string data) { } }");
        code.Close();
        code.Line();
        code.Open($"namespace {EmittedNames.Namespace}");
        code.Line("/// <summary>In a debug build, [Blocking] methods that are called on an event loop throw.</summary>");
        code.Line(EmittedNames.GeneratedCode);
        code.Open("file static class BlockingChecks");
        foreach (var call in calls)
            EmitCheck(code, call);
        code.Close();
        code.Close();
        return code.ToString();
    }

    private static void EmitCheck(CodeWriter code, BlockingCall call)
    {
        foreach (var location in call.Locations)
            code.Line(location);
        code.Open($"public static {call.Signature}");
        code.Line($"global::Adapters.CompilerServices.LoopThread.ThrowIfCurrent({EmittedNames.Quote(call.Name)});");
        code.Line(call.Call);
        code.Close();
    }
}
