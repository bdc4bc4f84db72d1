using System.Text;

namespace Adapters.Generator.OpenApi.Text;

/// <summary>An object of JSON that is put together, its members in the order in which they are added.</summary>
internal sealed class JsonObject
{
    private readonly List<(string Name, string Json)> _members = [];

    public int Count => _members.Count;

    /// <summary>Returns the value of a member, or null.</summary>
    public string? this[string name] => _members.Find(m => m.Name == name).Json;

    /// <summary>Adds a member, or replaces it. Nothing is added for null.</summary>
    public JsonObject Set(string name, string? json)
    {
        var index = _members.FindIndex(m => m.Name == name);
        if (json is null)
            return this;
        if (index < 0)
            _members.Add((name, json));
        else
            _members[index] = (name, json);
        return this;
    }

    /// <summary>Adds a member whose value is a text. Nothing is added for null or for an empty text.</summary>
    public JsonObject SetText(string name, string? text) => Set(name, string.IsNullOrEmpty(text) ? null : JsonText.Quote(text!));

    /// <summary>Adds a member whose value is an object. Nothing is added for an empty one.</summary>
    public JsonObject SetObject(string name, JsonObject? value) => Set(name, value is null || value.Count == 0 ? null : value.ToString());

    /// <summary>Adds a member that is true, if it is.</summary>
    public JsonObject SetFlag(string name, bool isSet) => Set(name, isSet ? "true" : null);

    public void Remove(string name) => _members.RemoveAll(m => m.Name == name);

    public override string ToString()
    {
        var text = new StringBuilder("{");
        foreach (var (name, json) in _members)
            text.Append(text.Length > 1 ? "," : "").Append(JsonText.Quote(name)).Append(':').Append(json);
        return text.Append('}').ToString();
    }
}
