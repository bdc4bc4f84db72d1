namespace Adapters.Tool.Blocking.Findings;

/// <summary>A call on a path: the name of what is called, and where; in another assembly there is no place.</summary>
internal sealed record Step(string Name, string File, int Line)
{
    public bool HasPlace => File.Length > 0;
}
