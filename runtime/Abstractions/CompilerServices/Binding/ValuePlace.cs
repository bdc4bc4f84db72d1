namespace Adapters.CompilerServices;

/// <summary>The parts of a request that have values with names.</summary>
internal enum ValuePlace
{
    Query,
    Header,
    Cookie,
    Form,
}
