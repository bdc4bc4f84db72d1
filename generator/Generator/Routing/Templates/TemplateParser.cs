using System.Text;
using Adapters.Generator.Symbols;

namespace Adapters.Generator.Routing.Templates;

/// <summary>
/// Reads route templates: literals and parameters between slashes, <c>{name}</c>, <c>{name:constraint}</c>, <c>{name?}</c>,
/// <c>{name=default}</c> and a last <c>{*name}</c>. The first error ends it.
/// </summary>
internal sealed class TemplateParser
{
    private readonly string _text;
    private readonly List<RouteSegment> _segments = [];
    private int _at = 1;
    private TemplateError? _error;

    private TemplateParser(string text) => _text = text;

    public static string Join(string prefix, string template)
    {
        var joined = prefix.TrimEnd('/')
            + (template.Length == 0 || template.StartsWith("/", StringComparison.Ordinal) ? template : "/" + template);
        return joined.Length == 0 ? "/" : joined;
    }

    public static RouteTemplate? Parse(string text, out TemplateError? error)
    {
        var parser = new TemplateParser(text);
        var template = parser.Parse();
        error = parser._error;
        return template;
    }

    private RouteTemplate? Parse()
    {
        if (!_text.StartsWith("/", StringComparison.Ordinal))
            return Fail(0, _text.Length, "it must start with '/'");
        while (_error is null && _at <= _text.Length)
            ParseSegment();
        var template = new RouteTemplate(_text, _segments.ToEquatableArray());
        _error ??= TemplateShape.Check(template);
        return _error is null ? template : null;
    }

    private RouteTemplate? Fail(int start, int length, string message)
    {
        _error = new TemplateError(start, length, message);
        return null;
    }

    private void ParseSegment()
    {
        var start = _at;
        var parts = new List<RoutePart>();
        while (_error is null && _at < _text.Length && _text[_at] != '/')
        {
            if (IsOpening())
                ParseParameter(parts);
            else
                ParseLiteral(parts);
        }

        if (_error is null && _at == start && _at < _text.Length)
            Fail(start - 1, 1, "it has an empty segment");
        if (parts.Count == 0)
            parts.Add(new RoutePart("", null));
        _segments.Add(new RouteSegment(parts.ToEquatableArray()));
        _at++;
    }

    private bool IsOpening() => _text[_at] == '{' && !IsDoubled();

    private bool IsDoubled() => _at + 1 < _text.Length && _text[_at + 1] == _text[_at];

    private void ParseParameter(List<RoutePart> parts)
    {
        var parser = new TemplateParameterParser(_text, _at);
        if (parser.Parse(out var error) is not { } parameter)
        {
            _error = error;
            return;
        }

        if (parts.Count > 0 && parts[parts.Count - 1].Parameter is not null)
            Fail(_at, parameter.Text.Length, "two parameters of a segment need a literal between them");
        else if (_segments.SelectMany(s => s.Parameters).Concat(parts.Select(p => p.Parameter)).Any(p => p?.Name == parameter.Name))
            Fail(_at + 1, parameter.Text.Length - 2, $"it has the parameter '{parameter.Name}' twice");
        parts.Add(new RoutePart("", parameter));
        _at += parameter.Text.Length;
    }

    private void ParseLiteral(List<RoutePart> parts)
    {
        var literal = new StringBuilder();
        while (_error is null && _at < _text.Length && _text[_at] != '/' && !IsOpening())
            literal.Append(ParseCharacter());
        parts.Add(new RoutePart(literal.ToString(), null));
    }

    /// <summary>Reads one character of a literal, as it is compared.</summary>
    private string ParseCharacter()
    {
        var letter = _text[_at];
        var length = 1;
        var text = letter.ToString();
        if (letter is '{' or '}')
        {
            length = 2;
            text = letter == '{' ? "%7B" : "%7D";
            if (!IsDoubled())
                Fail(_at, 1, "no '{' before it; for the character itself write '}}'");
        }
        else if (letter == '%' && Escapes.Normalize(_text, _at) is { } escape)
        {
            length = Escapes.Length;
            text = escape;
        }
        else if (Refusal(letter) is { } reason)
        {
            Fail(_at, 1, reason);
        }

        _at += length;
        return text;
    }

    private static string? Refusal(char letter) => letter switch
    {
        '%' => "two hexadecimal digits must follow '%'",
        '?' => "'?' cannot stand in a path: the query is no part of a template, and a parameter that may be missing is '{name?}'",
        '*' => "'*' cannot stand in a path: the rest of it is '{*name}'; for the character itself write '%2A'",
        '[' or ']' => $"'{letter}' cannot stand in a path: tokens such as [controller] are not replaced, so write the name",
        <= ' ' or > '~' or '#' or '"' or '\\' => $"'{letter}' cannot stand in a path; percent-encode it",
        _ => null,
    };
}
