using System.Collections.Immutable;
using Adapters.Generator.Rules.Blocking.Completion.AccessPaths;

namespace Adapters.Generator.Rules.Blocking.Completion.Transfer;

/// <summary>
/// What is known at a place: the paths that are complete, and which become complete with others, because they are the same task or are
/// made of them. <c>flag?1</c> is that a condition holds, and <c>flag?0</c> that it does not. Where two ways meet, what both know is known.
/// </summary>
internal sealed class CompletionState
{
    public static readonly CompletionState Empty = new([], []);

    private readonly ImmutableHashSet<string> _complete;
    private readonly ImmutableHashSet<Implication> _rules;

    private CompletionState(ImmutableHashSet<string> complete, ImmutableHashSet<Implication> rules)
    {
        _complete = complete;
        _rules = rules;
    }

    public IEnumerable<string> Paths => _complete;

    /// <summary>The conditions that would have to hold and not to hold.</summary>
    public IEnumerable<string> Contradictions => _complete.Where(p => Opposite(p) is { } opposite && _complete.Contains(opposite)).Select(p => p.Substring(0, p.Length - 2));

    public bool IsComplete(string? path) => path is not null && NamesOf(path).Any(p => IsComplete(p, _complete.Contains));

    public CompletionState Complete(string? path)
    {
        if (path is null || AccessPathText.Has(path, AccessPathText.Unknown) || IsComplete(path))
            return this;
        var complete = _complete.ToBuilder();
        Add(path, complete);
        for (var count = 0; count != complete.Count;)
        {
            count = complete.Count;
            foreach (var rule in _rules)
            {
                if (!complete.Contains(rule.To) && rule.Conditions.All(c => IsComplete(c, complete.Contains)))
                    Add(rule.To, complete);
            }
        }

        return new CompletionState(complete.ToImmutable(), _rules);
    }

    public CompletionState CompleteAll(IEnumerable<string?> paths) => paths.Aggregate(this, (s, p) => s.Complete(p));

    public CompletionState Learn(Implication fact)
    {
        if (fact.IsPlain)
            return Complete(fact.To);
        if (fact.Any(p => p is AccessPathText.Always || AccessPathText.Has(p, AccessPathText.Unknown)))
            return fact.Conditions.All(IsComplete) ? Complete(fact.To) : this;
        var learned = new CompletionState(_complete, _rules.Add(fact));
        return fact.Conditions.All(IsComplete) ? learned.Complete(fact.To) : learned;
    }

    public CompletionState Learn(IEnumerable<Implication> facts) => facts.Aggregate(this, (s, f) => s.Learn(f));

    /// <summary>Notes that two paths are the same task.</summary>
    public CompletionState Alias(string a, string b) => a == b ? this : Learn(new Implication(a, b)).Learn(new Implication(b, a));

    /// <summary>Forgets a path that has another value now, with all that depends on it. What was the same task stays so.</summary>
    public CompletionState Forget(string? path)
    {
        if (path is null or AccessPathText.Always)
            return this;
        var rules = _rules;
        foreach (var before in _rules.Where(r => r.To == path))
            rules = rules.Union(_rules.Where(r => r.From == path && r.To != before.From).Select(r => before with { To = r.To }));
        return new CompletionState(_complete, rules).Without(p => AccessPathText.DependsOn(p, path));
    }

    /// <summary>What is complete when the path is.</summary>
    public IEnumerable<string> After(string path) => _rules.Where(r => r.From == path).Select(r => r.To);

    /// <summary>The path, also by the other names of what it is reached through.</summary>
    public IEnumerable<string> NamesOf(string path)
    {
        yield return path;
        foreach (var rule in _rules)
        {
            if (path.Length > rule.From.Length && AccessPathText.IsUnder(path, rule.From) && _rules.Contains(new Implication(rule.To, rule.From)))
                yield return rule.To + path.Substring(rule.From.Length);
        }
    }

    /// <summary>What would have to be complete for the path to be: nothing more if it is.</summary>
    public IEnumerable<IEnumerable<string>> WaysTo(string path) => IsComplete(path) ? [[]] : _rules.Where(r => r.To == path).Select(r => r.Conditions);

    public CompletionState Without(Func<string, bool> isLost) => Without(isLost, r => r.Any(isLost));

    public CompletionState Without(Func<string, bool> isLost, Func<Implication, bool> isRuleLost) =>
        new(_complete.Except(_complete.Where(isLost)), _rules.Except(_rules.Where(isRuleLost)));

    /// <summary>What is known of one name is known of another one of the same value.</summary>
    public CompletionState Copy(string from, string to)
    {
        string Rename(string path) => AccessPathText.IsUnder(path, from) ? to + path.Substring(from.Length) : path;
        var rules = _rules.Where(r => r.Any(p => AccessPathText.IsUnder(p, from))).Select(r => r.Select(Rename));
        return new CompletionState(_complete.Union(_complete.Where(p => AccessPathText.IsUnder(p, from)).Select(Rename)), _rules.Union(rules));
    }

    public CompletionState Meet(CompletionState other)
    {
        if (ReferenceEquals(this, other))
            return this;
        var complete = _complete.Union(other._complete);
        var rules = _rules.Union(other._rules);
        return new CompletionState(
            complete.Except(complete.Where(p => !IsComplete(p) || !other.IsComplete(p))),
            rules.Except(rules.Where(r => !Allows(r) || !other.Allows(r))).Union(ByFlag(other)).Union(other.ByFlag(this)));
    }

    /// <summary>What is complete on this way, by the conditions that hold on no other.</summary>
    private IEnumerable<Implication> ByFlag(CompletionState other)
    {
        foreach (var flag in other._complete.Select(Opposite).Where(f => f is not null && !_complete.Contains(Opposite(f)!)))
        {
            foreach (var path in _complete.Where(p => Opposite(p) is null && !other.IsComplete(p)))
                yield return new Implication(flag!, path);
        }
    }

    public bool Equals(CompletionState other) => _complete.SetEquals(other._complete) && _rules.SetEquals(other._rules);

    /// <summary>A rule is true where its end is, and where its condition cannot be.</summary>
    private bool Allows(Implication rule) => _rules.Contains(rule) || IsComplete(rule.To) || rule.Conditions.Any(c => Opposite(c) is { } o && _complete.Contains(o)) || IsByFirst(rule);

    /// <summary>At its first element, a loop has passed that one and no other.</summary>
    private bool IsByFirst(Implication rule) => Firsts(_complete).Any(f => AccessPathText.Has(rule.From, f.Current) && rule.From.Replace(f.Current, f.Passed) == rule.To);

    private static string? Opposite(string path) =>
        path.EndsWith("?1", StringComparison.Ordinal) ? path.Substring(0, path.Length - 1) + "0"
        : path.EndsWith("?0", StringComparison.Ordinal) ? path.Substring(0, path.Length - 1) + "1"
        : null;

    private static bool IsComplete(string path, Func<string, bool> contains)
    {
        if (path == AccessPathText.Always || contains(path))
            return true;
        if (path.IndexOf('[') < 0)
            return false;
        return (AccessPathText.CounterIn(path) is { } counter && contains(AccessPathText.AtStart(counter))) || AccessPathText.Generalisations(path).Any(contains) || AccessPathText.Emptinesses(path).Any(contains);
    }

    /// <summary>While a loop is at its first element, what is true of that is true of all that it has passed.</summary>
    private static void Add(string path, ImmutableHashSet<string>.Builder complete)
    {
        complete.Add(path);
        foreach (var (current, passed) in Firsts(complete).ToList())
        {
            if (AccessPathText.Has(path, current))
                complete.Add(path.Replace(current, passed));
        }
    }

    /// <summary>The elements that loops are at, where these are their first ones, and all that those loops have passed.</summary>
    private static IEnumerable<(string Current, string Passed)> Firsts(IEnumerable<string> complete)
    {
        foreach (var first in complete.Where(p => p.StartsWith("1=", StringComparison.Ordinal)))
        {
            var percent = first.IndexOf('%');
            yield return (AccessPathText.Current(first.Substring(percent + 1)), AccessPathText.Passed(first.Substring(2, percent - 2)));
        }
    }
}
