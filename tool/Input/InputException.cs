namespace Adapters.Tool.Input;

/// <summary>An input that the user must change: the message is one line that says what and how.</summary>
internal sealed class InputException(string message) : Exception(message);
