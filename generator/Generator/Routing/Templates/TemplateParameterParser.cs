using Adapters.Generator.Symbols;
using Microsoft.CodeAnalysis.CSharp;

namespace Adapters.Generator.Routing.Templates;

/// <summary>Reads one parameter of a template, from its <c>{</c>. In it, <c>{{</c> and <c>}}</c> are the braces themselves.</summary>
internal sealed class TemplateParameterParser(string text, int start)
{
    private readonly List<RouteConstraint> _constraints = [];
    private int _end;
    private int _at = start + 1;
    private TemplateError? _error;

    public RouteParameter? Parse(out TemplateError? error)
    {
        FindEnd();
        var parameter = _error is null ? ParseContent() : null;
        error = _error;
        return _error is null ? parameter : null;
    }

    private void Fail(int at, int length, string message) => _error ??= new TemplateError(at, Math.Max(length, 1), message);

    /// <summary>Finds the closing brace. A slash belongs to the parameter only between parentheses.</summary>
    private void FindEnd()
    {
        var isArgument = false;
        for (_end = start + 1; _end < text.Length; _end++)
        {
            var letter = text[_end];
            var isDoubled = _end + 1 < text.Length && text[_end + 1] == letter;
            if (letter is '{' or '}' && isDoubled)
                _end++;
            else if (letter == '}')
                return;
            else if (letter == '{')
                Fail(_end, 1, "a brace inside a parameter is written twice: '{{'");
            else if (letter == '/' && !isArgument)
                break;
            isArgument = letter == '(' || (isArgument && !EndsArgument(_end));
        }

        Fail(start, _end - start, "the parameter has no '}'");
    }

    /// <summary>Determines whether a parenthesis ends the constraint, and not a group of its pattern.</summary>
    private bool EndsArgument(int at) => text[at] == ')' && (at + 1 == text.Length || text[at + 1] is ':' or '=' or '?' or '}');

    private RouteParameter? ParseContent()
    {
        while (_at < _end && _at < start + 3 && text[_at] == '*')
            _at++;
        var isCatchAll = _at > start + 1;
        var nameStart = _at;
        var isOptional = text[_end - 1] == '?' && _end - 1 >= nameStart;
        var end = isOptional ? _end - 1 : _end;
        var name = ReadUntil(end, ":=");
        if (!SyntaxFacts.IsValidIdentifier(name))
            Fail(nameStart, name.Length, $"'{name}' is not the name of a parameter");
        while (_error is null && _at < end && text[_at] == ':')
            ParseConstraint(end);
        var missing = _error is null && _at < end ? ParseDefault(end) : null;
        if (isOptional && isCatchAll)
            Fail(_end - 1, 1, "a catch-all matches nothing as well, so it cannot be optional");
        if (isOptional && missing is not null)
            Fail(_end - 1, 1, "a parameter with a default may be missing already");
        return new RouteParameter(
            text.Substring(start, _end + 1 - start), start, nameStart, name, isCatchAll, isOptional, missing,
            _constraints.ToEquatableArray());
    }

    private string ReadUntil(int end, string marks)
    {
        var from = _at;
        while (_at < end && marks.IndexOf(text[_at]) < 0)
            _at++;
        return text.Substring(from, _at - from);
    }

    private void ParseConstraint(int end)
    {
        var colon = _at++;
        var from = _at;
        var name = ReadUntil(end, ":=(");
        if (name.Length == 0)
            Fail(colon, 1, "a constraint must follow ':'");
        var argument = _at < end && text[_at] == '(' ? ParseArgument(end) : null;
        _constraints.Add(new RouteConstraint(name, argument, from, _at - from));
    }

    /// <summary>Reads up to the parenthesis after which the constraint ends: a pattern may have others.</summary>
    private string ParseArgument(int end)
    {
        var from = ++_at;
        while (_at < end && !(text[_at] == ')' && (_at + 1 == end || text[_at + 1] is ':' or '=')))
            _at++;
        if (_at == end)
            Fail(from - 1, end - from + 1, "the constraint has no ')' at its end");
        var argument = text.Substring(from, _at - from);
        _at = Math.Min(_at + 1, end);
        return Unescape(argument);
    }

    private string ParseDefault(int end)
    {
        var from = _at + 1;
        _at = end;
        if (from == end)
            Fail(from - 1, 1, "a default must follow '='");
        return Unescape(text.Substring(from, end - from));
    }

    private static string Unescape(string value) => value.Replace("{{", "{").Replace("}}", "}");
}
