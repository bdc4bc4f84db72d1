using System.Diagnostics.CodeAnalysis;

namespace Adapters.Server.Scheduling;

/// <summary>
/// Objects that wait to be reused, last in, first out. Unlike <see cref="Stack{T}"/>, it stores into structs: a store into an
/// array of references checks the type of the value, and each request stores several.
/// </summary>
internal sealed class IdleStack<T>
    where T : class
{
    private Place[] _places = new Place[16];

    public int Count { get; private set; }

    /// <summary>The idle objects, for inspection.</summary>
    public IEnumerable<T> Items => _places.Take(Count).Select(place => place.Item!);

    public void Push(T item)
    {
        if (Count == _places.Length)
            Array.Resize(ref _places, Count * 2);
        _places[Count++].Item = item;
    }

    public bool TryPop([NotNullWhen(true)] out T? item)
    {
        if (Count == 0)
        {
            item = null;
            return false;
        }

        ref var place = ref _places[--Count];
        item = place.Item!;
        place.Item = null;
        return true;
    }

    private struct Place
    {
        public T? Item;
    }
}
