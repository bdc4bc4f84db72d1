using System.ComponentModel;
using System.Text;

namespace Adapters.CompilerServices;

/// <summary>
/// Everything that is wrong with the values of a request. The values are all read before the request is rejected, so that a client
/// sees its errors at once. Nothing is created for a request without errors.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RequestErrors
{
    /// <summary>The response must not grow with the request.</summary>
    private const int MostErrors = 64;

    private readonly List<RequestError> _items = [];

    private RequestErrors()
    {
    }

    /// <summary>The status code of the response: 400, unless an error has another.</summary>
    internal int Status { get; private set; } = 400;

    internal IReadOnlyList<RequestError> Items => _items;

    /// <summary>A sentence about the only error, or the number of the errors.</summary>
    internal string Detail => _items is [var only]
        ? only.Sentence
        : $"{_items.Count} values of the request are missing or not valid.";

    /// <summary>Adds an error if a value that was awaited is missing.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value, or null.</param>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="errors">The errors of the request.</param>
    /// <returns>The value, or null if there is an error.</returns>
    public static T Given<T>(T? value, string name, ref RequestErrors? errors)
        where T : class
    {
        if (value is null)
            Add(ref errors, Missing(name));
        return value!;
    }

    /// <summary>Adds an error if a value that was awaited is missing.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value, or null.</param>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="errors">The errors of the request.</param>
    /// <returns>The value, or its default if there is an error.</returns>
    public static T Given<T>(T? value, string name, ref RequestErrors? errors)
        where T : struct
    {
        if (value is null)
            Add(ref errors, Missing(name));
        return value.GetValueOrDefault();
    }

    /// <summary>Adds an error, and creates the list for the first one.</summary>
    /// <param name="errors">The errors before this one, or null.</param>
    /// <param name="error">The error.</param>
    /// <param name="status">The status code. The first one that is not 400 counts.</param>
    internal static void Add(ref RequestErrors? errors, RequestError error, int status = 400)
    {
        errors ??= new RequestErrors();
        if (errors.Status == 400)
            errors.Status = status;
        if (errors._items.Count < MostErrors)
            errors._items.Add(error);
    }

    /// <summary>Removes the last errors.</summary>
    /// <param name="errors">The errors. They are null if none is left.</param>
    /// <param name="count">The number of errors that stay.</param>
    internal static void RemoveFrom(ref RequestErrors? errors, int count)
    {
        errors!._items.RemoveRange(count, errors._items.Count - count);
        if (count == 0)
            errors = null;
    }

    /// <summary>Indicates whether there is an error of a value, or of a part of it.</summary>
    /// <param name="place">The part of the request.</param>
    /// <param name="name">The name of the value, or null for the whole part.</param>
    internal bool Has(string place, string? name) => _items.Exists(e => e.Place == place
        && (name is null || (e.Name is { } other && other.StartsWith(name, StringComparison.Ordinal)
            && (other.Length == name.Length || other[name.Length] is '.' or '['))));

    /// <summary>Puts the path of an object before those of its errors.</summary>
    /// <param name="first">The first error of the object.</param>
    /// <param name="path">The path.</param>
    /// <param name="pointer">The same as steps of a JSON pointer.</param>
    internal void Move(int first, string path, string pointer)
    {
        for (var i = first; i < _items.Count; i++)
        {
            var error = _items[i];
            _items[i] = error with
            {
                Name = ValidationPath.Join(path, error.Name),
                Pointer = error.Pointer is { } inner ? $"#{pointer}{inner[1..]}" : null,
            };
        }
    }

    internal static void AddMissing(ref RequestErrors? errors, string place, ReadOnlySpan<byte> name) =>
        Add(ref errors, new RequestError(place, Encoding.UTF8.GetString(name), "is missing"));

    internal static void AddInvalid(ref RequestErrors? errors, string place, ReadOnlySpan<byte> name, string expected) =>
        Add(ref errors, new RequestError(place, Encoding.UTF8.GetString(name), "must be " + expected));

    private static RequestError Missing(string name) => new("request", name, "is missing");
}
