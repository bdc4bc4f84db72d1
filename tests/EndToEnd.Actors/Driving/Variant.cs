namespace Adapters.EndToEnd.Actors.Driving;

/// <summary>One way to run the server.</summary>
/// <param name="Program">The native binary; empty for the compiled program.</param>
internal sealed record Variant(string Transport, int Loops, string Program)
{
    public override string ToString() => $"{(Program.Length > 0 ? "AOT" : "JIT")}, {Transport}, {Loops} {(Loops == 1 ? "loop" : "loops")}";
}
