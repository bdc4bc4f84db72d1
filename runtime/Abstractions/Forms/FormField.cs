namespace Adapters;

/// <summary>A field that is no file: its name, and its value as UTF-8.</summary>
internal readonly record struct FormField(byte[] Name, ReadOnlyMemory<byte> Value);
