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

    internal static void AddMissing(ref RequestErrors? errors, string place, ReadOnlySpan<byte> name) =>
        Add(ref errors, new RequestError(place, Encoding.UTF8.GetString(name), "is missing"));

    internal static void AddInvalid(ref RequestErrors? errors, string place, ReadOnlySpan<byte> name, string expected) =>
        Add(ref errors, new RequestError(place, Encoding.UTF8.GetString(name), "must be " + expected));

    private static RequestError Missing(string name) => new("request", name, "is missing");
}
