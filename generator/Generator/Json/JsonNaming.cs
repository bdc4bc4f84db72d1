using System.Text;

namespace Adapters.Generator.Json;

/// <summary>The naming policies of a JsonSerializerContext (JsonKnownNamingPolicy), with their numbers.</summary>
internal enum JsonNaming
{
    AsWritten,
    CamelCase,
    SnakeCaseLower,
    SnakeCaseUpper,
    KebabCaseLower,
    KebabCaseUpper,
}

/// <summary>Names members in JSON as the serializer does.</summary>
internal static class JsonNames
{
    public static string Convert(string name, JsonNaming naming) => naming switch
    {
        JsonNaming.CamelCase => ToCamelCase(name),
        JsonNaming.SnakeCaseLower => Separate(name, '_', isLower: true),
        JsonNaming.SnakeCaseUpper => Separate(name, '_', isLower: false),
        JsonNaming.KebabCaseLower => Separate(name, '-', isLower: true),
        JsonNaming.KebabCaseUpper => Separate(name, '-', isLower: false),
        _ => name,
    };

    /// <summary>Capital letters at the start become small, up to the one that begins the next word.</summary>
    private static string ToCamelCase(string name)
    {
        var letters = name.ToCharArray();
        for (var i = 0; i < letters.Length; i++)
        {
            var isLast = i + 1 == letters.Length;
            if (!char.IsUpper(letters[i]) || (i > 0 && !isLast && !char.IsUpper(letters[i + 1]) && letters[i + 1] != ' '))
                break;
            var endsWord = i > 0 && !isLast && letters[i + 1] == ' ';
            letters[i] = char.ToLowerInvariant(letters[i]);
            if (endsWord)
                break;
        }

        return new string(letters);
    }

    /// <summary>A word begins at a capital letter after anything else, and at the last of several that a small letter follows.</summary>
    private static string Separate(string name, char separator, bool isLower)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var letter = name[i];
            if (!char.IsLetterOrDigit(letter))
            {
                AppendSeparator(text, name, i, separator);
                continue;
            }

            if (i > 0 && char.IsUpper(letter) && BeginsWord(name, i))
                text.Append(separator);
            text.Append(isLower ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter));
        }

        return text.ToString();
    }

    private static bool BeginsWord(string name, int place) => char.IsLower(name[place - 1]) || char.IsDigit(name[place - 1])
        || (char.IsUpper(name[place - 1]) && place + 1 < name.Length && char.IsLower(name[place + 1]));

    /// <summary>Spaces separate words. Any other mark stands as it is.</summary>
    private static void AppendSeparator(StringBuilder text, string name, int place, char separator)
    {
        if (name[place] != ' ')
            text.Append(name[place]);
        else if (text.Length > 0 && place + 1 < name.Length && name[place + 1] != ' ')
            text.Append(separator);
    }
}
