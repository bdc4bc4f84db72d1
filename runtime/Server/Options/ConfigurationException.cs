using Adapters.Server.Options;

namespace Adapters;

/// <summary>A setting is invalid. The message is one line for the operator: what is wrong, where, and what to do.</summary>
/// <param name="message">The line.</param>
public sealed class ConfigurationException(string message) : Exception(message);
