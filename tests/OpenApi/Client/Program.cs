// Calls the routes of samples/Catalog with the client that Kiota makes of its document.
using Catalog;
using Catalog.Models;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

using var adapter = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider()) { BaseUrl = args[0] };
var client = new CatalogClient(adapter);
var (calls, failures) = (0, 0);

void Expect<T>(string name, T actual, T expected)
{
    calls++;
    if (EqualityComparer<T>.Default.Equals(actual, expected))
        return;
    failures++;
    Console.Error.WriteLine($"{name}: {actual} is not {expected}");
}

var added = await client.Products.PostAsync(new NewProduct
{
    Name = "Gyokuro",
    Kind = Kind.Tea,
    Price = new Price { PriceWeightPrice = new PriceWeightPrice { Type = "weight", AmountPerKilo = 250 } },
    Tags = ["green", "shade"],
});
Expect("add", added?.Name, "Gyokuro");
var id = added!.Id!.Value;

var page = await client.Products.GetAsync(c =>
{
    c.QueryParameters.Size = 50;
    c.QueryParameters.Tags = ["shade"];
});
Expect("list", page?.Items?.Count, 1);

var found = await client.Products[id].GetAsync();
Expect("find", found?.Price?.PriceWeightPrice?.AmountPerKilo, 250m);

try
{
    await client.Products[999].GetAsync();
    Expect("problem", "an answer", "a problem");
}
catch (ProblemDetails problem)
{
    Expect("problem", (problem.Status, problem.Detail), (404, "There is no product 999."));
}

var changed = await client.Products[id].PatchAsync(new ProductPatch { Note = "From Yame." });
Expect("change", (changed?.Name, changed?.Note), ("Gyokuro", "From Yame."));

var counts = await client.Products.Counts.GetAsCountsGetResponseAsync();
Expect("count", counts?.AdditionalData.ContainsKey("Cup"), true);

var price = await client.Products.Names["Mug"].GetAsync();
Expect("text", price?.Contains("9.5", StringComparison.Ordinal), true);

using var lines = new StreamReader((await client.Products.Lines.GetAsync())!);
Expect("lines", (await lines.ReadToEndAsync()).Contains("Gyokuro", StringComparison.Ordinal), true);

#pragma warning disable CS0618 // The route is obsolete, and its method, too.
var first = await client.Products.First["Cup"][1].GetAsync();
#pragma warning restore CS0618
Expect("first", first, "Mug");

var form = new MultipartBody();
form.AddOrReplacePart("picture", "image/png", new MemoryStream([1, 2, 3, 4]), "cup.png");
form.AddOrReplacePart("caption", "text/plain", "a cup");
var upload = await client.Pictures[id].PostAsync(form);
Expect("upload", upload, "4 bytes of a cup");

await using var picture = await client.Pictures[id].GetAsync();
Expect("download", picture?.ReadByte(), 1);

await client.Products[id].DeleteAsync(c => c.Headers.Add("Authorization", "Bearer secret"));
Expect("removed", (await client.Products.GetAsync(c => c.QueryParameters.Tags = ["shade"]))?.Total, 0);

Console.WriteLine($"{calls} answers compared");
return failures;
