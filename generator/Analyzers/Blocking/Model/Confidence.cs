namespace Adapters.Analyzers.Blocking.Model;

/// <summary>
/// How sure it is that a call blocks. The number is the second digit of the rule's id; a path is as sure as its least sure
/// step, which is the one with the highest number.
/// </summary>
internal enum Confidence
{
    Definite = 0,
    Possible = 1,
    Low = 2,
}
