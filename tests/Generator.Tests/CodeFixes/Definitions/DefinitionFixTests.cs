using Adapters.CodeFixes.Definitions;

namespace Generator.Tests.CodeFixes.Definitions;

/// <summary>The fixes of the rules about definitions.</summary>
public sealed class DefinitionFixTests
{
    [Fact]
    public void ADPT010_makes_the_application_class_partial() => DefinitionFixRun.Fixes(
        new AppNotPartialFix(),
        "[AdaptersApp] public static class App { }",
        "[AdaptersApp] public static partial class App { }");

    [Fact]
    public void ADPT001_makes_an_abstract_handler_sealed() => DefinitionFixRun.Fixes(
        new UnreachableHandlerFix(),
        "[Handler] public abstract class Own { [Get(\"/\")] public string Get() => \"\"; }",
        "[Handler] public sealed class Own { [Get(\"/\")] public string Get() => \"\"; }");

    [Fact]
    public void ADPT001_makes_a_private_handler_internal() => DefinitionFixRun.Fixes(
        new UnreachableHandlerFix(),
        "public class Outer { [Handler] private sealed class Own { [Get(\"/\")] public string Get() => \"\"; } }",
        "public class Outer { [Handler] internal sealed class Own { [Get(\"/\")] public string Get() => \"\"; } }");
}
