using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Adapters.CompilerServices;

/// <summary>
/// The validation of one value of a request, for generated code. It collects the errors with the paths of their members: an error has
/// the path inside its object first, and each object around it puts its own before it. So a value without errors costs no path.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ValidationRun
{
    /// <summary>The serializer reads no more levels either. What is deeper is a cycle.</summary>
    private const int MostDepth = 64;

    /// <summary>Objects that lead to each other in several ways have more paths than objects.</summary>
    private const int MostObjects = 10_000_000;

    private readonly string _place;
    private readonly string? _root;
    private readonly IServiceProvider? _services;
    private RequestErrors? _errors;
    private int _depth;
    private int _objects;
    private bool _isEnded;

    /// <summary>Starts a validation.</summary>
    /// <param name="place">The part of the request, such as <c>query</c>.</param>
    /// <param name="root">The name of the value in the request, or null for the body.</param>
    /// <param name="services">The services that an attribute may ask for, or null.</param>
    /// <param name="errors">The errors before it, or null.</param>
    public ValidationRun(string place, string? root, IServiceProvider? services, RequestErrors? errors)
    {
        _place = place;
        _root = root;
        _services = services;
        _errors = errors;
    }

    /// <summary>All errors of the request, or null.</summary>
    public readonly RequestErrors? Errors => _errors;

    /// <summary>The number of errors that have been found.</summary>
    public int Found { readonly get; private set; }

    /// <summary>The members that were sent, if the others are not validated, or null.</summary>
    public IReadOnlyCollection<string>? Sent { readonly get; init; }

    /// <summary>Indicates whether a value could not be read, so that there is none to validate.</summary>
    /// <param name="errors">The errors of the request, or null.</param>
    /// <param name="place">The part of the request.</param>
    /// <param name="root">The name of the value, or null for the body.</param>
    /// <returns>True if it could not.</returns>
    public static bool HasFailed(RequestErrors? errors, string place, string? root) => errors?.Has(place, root) ?? false;

    /// <summary>Adds an error.</summary>
    /// <param name="member">The name of the member in the request, or null for the object itself.</param>
    /// <param name="message">The error, as a sentence.</param>
    public void Add(string? member, string message)
    {
        if (IsLeftOut(member))
            return;
        Found++;
        var path = _depth == 0 ? ValidationPath.Join(_root, member) : member;
        RequestErrors.Add(ref _errors, new RequestError(_place, path, message, PointerTo(member)) { IsSentence = true });
    }

    /// <summary>Adds the errors that an object reports about itself.</summary>
    /// <param name="results">The errors, in which null stands for success.</param>
    /// <param name="nameOf">Returns the name in the request of a member.</param>
    public void AddAll(IEnumerable<ValidationResult?> results, Func<string, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(nameOf);
        foreach (var result in results)
        {
            if (result is null)
                continue;
            var before = Found;
            foreach (var member in result.MemberNames)
                Add(nameOf(member), result.ErrorMessage ?? "");
            if (Found == before)
                Add(null, result.ErrorMessage ?? "");
        }
    }

    /// <summary>Creates what an attribute or an object is given of the validation.</summary>
    /// <param name="instance">The object that has the member, or null for a parameter.</param>
    /// <param name="display">The name of the value in messages.</param>
    /// <param name="member">The member, or null for the object itself.</param>
    /// <returns>The context.</returns>
    public readonly ValidationContext Context(object? instance, string display, string? member) =>
        new(instance ?? new object(), display, _services, null) { MemberName = member };

    /// <summary>Begins with an object inside this one.</summary>
    /// <param name="before">The number of errors before it.</param>
    /// <returns>False if it is too deep: then the object is not validated, and the request is rejected.</returns>
    public bool Enter(out int before)
    {
        before = _errors?.Items.Count ?? 0;
        if (_isEnded || (_depth < MostDepth && ++_objects < MostObjects))
        {
            _depth += _isEnded ? 0 : 1;
            return !_isEnded;
        }

        _isEnded = true;
        Add(null, $"The value has more than {MostDepth} levels, or too many objects.");
        return false;
    }

    /// <summary>Ends with an object.</summary>
    /// <param name="before">The number of errors before it.</param>
    /// <param name="member">The name of the member that has it.</param>
    public void LeaveMember(int before, string member)
    {
        if (HasErrorsSince(before))
            Leave(before, member, member, ValidationPath.Escape(member));
        else
            _depth--;
    }

    /// <summary>Ends with an item of a collection.</summary>
    /// <param name="before">The number of errors before it.</param>
    /// <param name="member">The name of the member that has the collection, or null if it is the value itself.</param>
    /// <param name="index">The number of the item.</param>
    public void LeaveItem(int before, string? member, int index)
    {
        if (HasErrorsSince(before))
            Leave(before, member, $"{member}[{index}]", ValidationPath.Escape(member, index.ToString(Numbers)));
        else
            _depth--;
    }

    /// <summary>Ends with a value of a dictionary.</summary>
    /// <typeparam name="TKey">The type of the keys.</typeparam>
    /// <param name="before">The number of errors before it.</param>
    /// <param name="member">The name of the member that has the dictionary, or null if it is the value itself.</param>
    /// <param name="key">The key of the value.</param>
    public void LeaveEntry<TKey>(int before, string? member, TKey key)
    {
        if (HasErrorsSince(before))
            Leave(before, member, $"{member}[{key}]", ValidationPath.Escape(member, Convert.ToString(key, Numbers) ?? ""));
        else
            _depth--;
    }

    private static IFormatProvider Numbers => System.Globalization.CultureInfo.InvariantCulture;

    private readonly bool HasErrorsSince(int before) => _errors is not null && _errors.Items.Count > before;

    /// <summary>Indicates whether an error is about a member that the client did not send.</summary>
    private readonly bool IsLeftOut(string? member) => _depth == 0 && Sent is not null && member is not null && !Sent.Contains(member);

    private readonly string? PointerTo(string? member) =>
        _place == "body" ? "#" + (member is null ? "" : ValidationPath.Escape(member)) : null;

    private void Leave(int before, string? member, string path, string pointer)
    {
        _depth--;
        if (IsLeftOut(member))
        {
            Found -= _errors!.Items.Count - before;
            RequestErrors.RemoveFrom(ref _errors, before);
            return;
        }

        _errors!.Move(before, _depth == 0 ? ValidationPath.Join(_root, path)! : path, pointer);
    }
}
