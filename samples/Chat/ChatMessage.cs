using System.Text.Json.Serialization;

namespace Adapters.Samples.Chat;

/// <summary>A line of a room.</summary>
/// <param name="Author">The user, as the server knows it.</param>
/// <param name="Text">The text.</param>
public sealed record ChatMessage(string Author, string Text);

/// <summary>What a client sends.</summary>
/// <param name="Text">The text.</param>
public sealed record ChatInput(string Text);

/// <summary>The types that are sent as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ChatMessage))]
[JsonSerializable(typeof(ChatInput))]
public sealed partial class ChatJson : JsonSerializerContext;
