using System.Text;

namespace Adapters.Generator.OpenApi.Members;

/// <summary>How names become those of JSON, with the numbers of <c>JsonKnownNamingPolicy</c>.</summary>
internal enum NamingPolicy
{
    None,
    CamelCase,
    SnakeCaseLower,
    SnakeCaseUpper,
    KebabCaseLower,
    KebabCaseUpper,
}

/// <summary>Converts names as the policies of System.Text.Json do.</summary>
internal static class NamingPolicies
{
    public static string Apply(this NamingPolicy policy, string name) => policy switch
    {
        NamingPolicy.CamelCase => Camel(name),
        NamingPolicy.SnakeCaseLower => Separate(name, '_').ToLowerInvariant(),
        NamingPolicy.SnakeCaseUpper => Separate(name, '_').ToUpperInvariant(),
        NamingPolicy.KebabCaseLower => Separate(name, '-').ToLowerInvariant(),
        NamingPolicy.KebabCaseUpper => Separate(name, '-').ToUpperInvariant(),
        _ => name,
    };

    /// <summary>The capitals at the start become small, but for the last one before a small letter.</summary>
    private static string Camel(string name)
    {
        var letters = name.ToCharArray();
        for (var i = 0; i < letters.Length && char.IsUpper(letters[i]); i++)
        {
            if (i > 0 && i + 1 < letters.Length && !char.IsUpper(letters[i + 1]))
            {
                if (letters[i + 1] == ' ')
                    letters[i] = char.ToLowerInvariant(letters[i]);
                break;
            }

            letters[i] = char.ToLowerInvariant(letters[i]);
        }

        return new string(letters);
    }

    /// <summary>
    /// A word begins at a capital after a small letter or a digit, and at the last capital before a small letter. What has no case stays.
    /// </summary>
    private static string Separate(string name, char separator)
    {
        var words = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && BeginsWord(name, i))
                words.Append(separator);
            words.Append(name[i]);
        }

        return words.ToString();
    }

    private static bool BeginsWord(string name, int i) => char.IsLower(name[i - 1]) || char.IsDigit(name[i - 1])
        || (char.IsUpper(name[i - 1]) && i + 1 < name.Length && char.IsLower(name[i + 1]));
}
