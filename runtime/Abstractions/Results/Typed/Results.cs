namespace Adapters;

/// <summary>One of several results. Each type is known at compile time, so that a description of the application can name them.</summary>
/// <typeparam name="T1">One of the types.</typeparam>
/// <typeparam name="T2">One of the types.</typeparam>
public sealed class Results<T1, T2>
{
    private Results(object? value) => Value = value;

    /// <summary>The result, or null for 404.</summary>
    public object? Value { get; }

    /// <summary>Makes a result of a T1.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Results<T1, T2>(T1 value) => new(value);

    /// <summary>Makes a result of a T2.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Results<T1, T2>(T2 value) => new(value);
}

/// <summary>One of several results. Each type is known at compile time, so that a description of the application can name them.</summary>
/// <typeparam name="T1">One of the types.</typeparam>
/// <typeparam name="T2">One of the types.</typeparam>
/// <typeparam name="T3">One of the types.</typeparam>
public sealed class Results<T1, T2, T3>
{
    private Results(object? value) => Value = value;

    /// <summary>The result, or null for 404.</summary>
    public object? Value { get; }

    /// <summary>Makes a result of a T1.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Results<T1, T2, T3>(T1 value) => new(value);

    /// <summary>Makes a result of a T2.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Results<T1, T2, T3>(T2 value) => new(value);

    /// <summary>Makes a result of a T3.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Results<T1, T2, T3>(T3 value) => new(value);
}

/// <summary>One of several results. Each type is known at compile time, so that a description of the application can name them.</summary>
/// <typeparam name="T1">One of the types.</typeparam>
/// <typeparam name="T2">One of the types.</typeparam>
/// <typeparam name="T3">One of the types.</typeparam>
/// <typeparam name="T4">One of the types.</typeparam>
public sealed class Results<T1, T2, T3, T4>
{
    private Results(object? value) => Value = value;

    /// <summary>The result, or null for 404.</summary>
    public object? Value { get; }

    /// <summary>Makes a result of a T1.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Results<T1, T2, T3, T4>(T1 value) => new(value);

    /// <summary>Makes a result of a T2.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Results<T1, T2, T3, T4>(T2 value) => new(value);

    /// <summary>Makes a result of a T3.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Results<T1, T2, T3, T4>(T3 value) => new(value);

    /// <summary>Makes a result of a T4.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Results<T1, T2, T3, T4>(T4 value) => new(value);
}
