using System.Text.Json;
using System.Text.Json.Serialization;

namespace Adapters.Samples.Catalog;

/// <summary>What is read and written as JSON.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true, AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(Product))]
[JsonSerializable(typeof(Page<Product>))]
[JsonSerializable(typeof(NewProduct))]
[JsonSerializable(typeof(Dictionary<string, int>))]
public sealed partial class CatalogJson : JsonSerializerContext;
